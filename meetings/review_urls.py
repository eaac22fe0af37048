"""Addresses of members' work before a meeting, under meetings/review/: private notes and lines of enquiry."""

from django.urls import path

from meetings.views import private_notes

urlpatterns = [
    path("reports/<int:report_pk>/", private_notes.index, name="private-note-list"),
    path("reports/<int:report_pk>/notes/new/", private_notes.create, name="private-note-create"),
    path("notes/<int:pk>/edit/", private_notes.edit, name="private-note-edit"),
    path("notes/<int:pk>/place/", private_notes.move, name="private-note-move"),
    path("notes/<int:pk>/remove/", private_notes.remove, name="private-note-remove"),
]
