"""Addresses of imports of trackers kept by hand, under meetings/recommendations/imports/."""

from django.urls import path

from meetings.views import tracker_import_rows, tracker_imports

urlpatterns = [
    path("", tracker_imports.index, name="tracker-import-list"),
    path("new/", tracker_imports.create, name="tracker-import-create"),
    path("<int:pk>/", tracker_imports.detail, name="tracker-import-detail"),
    path("<int:pk>/file/", tracker_imports.download, name="tracker-import-download"),
    path("<int:pk>/sheet/", tracker_imports.sheet, name="tracker-import-sheet"),
    path("<int:pk>/columns/", tracker_imports.columns, name="tracker-import-columns"),
    path("<int:pk>/states/", tracker_imports.states, name="tracker-import-states"),
    path("<int:pk>/confirm/", tracker_imports.confirm, name="tracker-import-confirm"),
    path("<int:pk>/continue/", tracker_imports.import_rest, name="tracker-import-continue"),
    path("<int:pk>/discard/", tracker_imports.discard, name="tracker-import-discard"),
    path("rows/<int:pk>/", tracker_import_rows.edit, name="tracker-import-row-edit"),
    path("rows/<int:pk>/leave-out/", tracker_import_rows.skip, name="tracker-import-row-skip"),
]
