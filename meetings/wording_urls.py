"""Addresses of what members say of proposed wording, and of amendments to be moved, under meetings/wording/."""

from django.urls import path

from meetings.views import prepared_amendments, wording_proposals

urlpatterns = [
    path("meetings/<int:pk>/", wording_proposals.index, name="wording-proposal-list"),
    path("<int:pk>/say/", wording_proposals.create, name="wording-proposal-create"),
    path("said/<int:pk>/remove/", wording_proposals.remove, name="wording-proposal-remove"),
    path("said/<int:pk>/decline/", wording_proposals.decline, name="wording-proposal-decline"),
    path("<int:pk>/amendment/", prepared_amendments.create, name="prepared-amendment-create"),
    path("amendments/<int:pk>/edit/", prepared_amendments.edit, name="prepared-amendment-edit"),
    path("amendments/<int:pk>/remove/", prepared_amendments.remove, name="prepared-amendment-remove"),
]
