"""Addresses of members' work before a meeting, under meetings/review/: private notes and lines of enquiry."""

from django.urls import path

from meetings.views import lines_of_enquiry, private_notes

urlpatterns = [
    path("reports/<int:pk>/", private_notes.index, name="private-note-list"),
    path("reports/<int:pk>/notes/new/", private_notes.create, name="private-note-create"),
    path("notes/<int:pk>/edit/", private_notes.edit, name="private-note-edit"),
    path("notes/<int:pk>/place/", private_notes.move, name="private-note-move"),
    path("notes/<int:pk>/remove/", private_notes.remove, name="private-note-remove"),
    path("meetings/<int:meeting_pk>/", lines_of_enquiry.index, name="line-of-enquiry-list"),
    path("meetings/<int:meeting_pk>/print/", lines_of_enquiry.print_list, name="line-of-enquiry-print"),
    path("meetings/<int:meeting_pk>/lines/new/", lines_of_enquiry.create, name="line-of-enquiry-create"),
    path("lines/<int:pk>/edit/", lines_of_enquiry.edit, name="line-of-enquiry-edit"),
    path("lines/<int:pk>/remove/", lines_of_enquiry.remove, name="line-of-enquiry-remove"),
    path("lines/<int:pk>/move/", lines_of_enquiry.move, name="line-of-enquiry-move"),
    path("lines/<int:pk>/send/", lines_of_enquiry.send, name="line-of-enquiry-send"),
]
