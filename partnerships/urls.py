"""Addresses of partnerships: the object before the verb; a list per prefix."""

from django.urls import include, path

from partnerships.views import groups, memberships, posts
from partnerships.views import organisations as organisation_views
from partnerships.views import partnerships as partnership_views
from partnerships.views import people as person_views

app_name = "partnerships"

organisations = [
    path("", organisation_views.index, name="organisation-list"),
    path("new/", organisation_views.create, name="organisation-create"),
    path("<int:pk>/", organisation_views.detail, name="organisation-detail"),
    path("<int:pk>/edit/", organisation_views.edit, name="organisation-edit"),
    path("<int:pk>/rename/", organisation_views.rename, name="organisation-rename"),
    path("<int:pk>/end/", organisation_views.end, name="organisation-end"),
    path("names/<int:pk>/correct/", organisation_views.correct_name, name="organisation-correct-name"),
]
people = [
    path("", person_views.index, name="person-list"),
    path("new/", person_views.create, name="person-create"),
    path("<int:pk>/", person_views.detail, name="person-detail"),
    path("<int:pk>/edit/", person_views.edit, name="person-edit"),
    path("<int:pk>/account/", person_views.link_account, name="person-link-account"),
    path("<int:person_pk>/posts/new/", posts.create, name="post-create"),
    path("posts/<int:pk>/edit/", posts.edit, name="post-edit"),
    path("posts/<int:pk>/end/", posts.end, name="post-end"),
    path("posts/<int:pk>/move/", posts.move, name="post-move"),
]
partnerships = [
    path("", partnership_views.index, name="partnership-list"),
    path("new/", partnership_views.create, name="partnership-create"),
    path("<int:pk>/", partnership_views.detail, name="partnership-detail"),
    path("<int:pk>/edit/", partnership_views.edit, name="partnership-edit"),
    path("<int:pk>/end/", partnership_views.end, name="partnership-end"),
    path("<int:partnership_pk>/members/", memberships.index, name="membership-list"),
    path("<int:partnership_pk>/members/printed/", memberships.printed, name="membership-printed"),
    path("<int:partnership_pk>/members/new/", memberships.create, name="membership-create"),
    path("members/<int:pk>/edit/", memberships.edit, name="membership-edit"),
    path("members/<int:pk>/end/", memberships.end, name="membership-end"),
    path("members/<int:pk>/move/", memberships.move, name="membership-move"),
    path("<int:partnership_pk>/groups/new/", groups.create, name="group-create"),
    path("groups/<int:pk>/edit/", groups.edit, name="group-edit"),
    path("groups/<int:pk>/end/", groups.end, name="group-end"),
]
plans = []

urlpatterns = [
    path("organisations/", include(organisations)),
    path("people/", include(people)),
    path("partnerships/", include(partnerships)),
    path("plans/", include(plans)),
]
