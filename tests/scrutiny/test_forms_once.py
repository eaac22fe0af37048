"""A form that is sent twice is saved once."""

import threading
import time
import uuid

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import Context, Template
from django.test import RequestFactory

from scrutiny.models import FormSubmission, User
from scrutiny.once import once

TOKEN = str(uuid.uuid4())


class AddMeeting:
    """A view that counts how often it ran, and answers like a create view."""

    def __init__(self, *answers, pause=None):
        self.answers, self.runs, self.pause = list(answers), 0, pause
        self.view = once(self._view)

    def _view(self, request):
        self.runs += 1
        if self.pause:
            self.pause()
        return self.answers.pop(0) if self.answers else redirect(f"/meetings/{self.runs}/")


def post(token=TOKEN, user_id=7, path="/meetings/add/"):
    request = RequestFactory().post(path, {"_once": token} if token else {})
    request.user = User(pk=user_id)
    request._messages = CookieStorage(request)
    return request


@pytest.mark.django_db
def test_second_press_is_led_to_what_the_first_one_made():
    made = AddMeeting()
    assert made.view(post())["Location"] == "/meetings/1/"
    again = post()
    assert made.view(again)["Location"] == "/meetings/1/"
    assert made.runs == 1
    assert [str(message) for message in again._messages] == [
        "You had already sent this form. It was saved once."
    ]


@pytest.mark.django_db
def test_a_form_with_errors_can_be_sent_again():
    made = AddMeeting(HttpResponse("Fill in the title"))
    assert made.view(post()).status_code == 200
    assert made.view(post())["Location"] == "/meetings/2/"
    assert not FormSubmission.objects.filter(location="").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("token", [None, "not-a-token"])
def test_without_a_token_the_view_runs_as_it_is(token):
    made = AddMeeting()
    made.view(post(token))
    made.view(post(token))
    assert made.runs == 2


@pytest.mark.django_db
def test_a_token_is_good_for_one_person_and_one_page():
    made = AddMeeting()
    made.view(post())
    assert made.view(post(user_id=8))["Location"] == "/meetings/2/"
    assert made.view(post(path="/reports/add/"))["Location"] == "/meetings/3/"


@pytest.mark.django_db
def test_looking_at_the_form_uses_up_nothing():
    made = AddMeeting()
    request = RequestFactory().get("/meetings/add/", {"_once": TOKEN})
    request.user = User(pk=7)
    made.view(request)
    assert not FormSubmission.objects.exists()


def in_threads(*works):
    """Run functions at the same time, each on a database connection of its own."""

    def run(work):
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db
def test_two_presses_at_the_same_moment_are_saved_once():
    token = str(uuid.uuid4())
    made, answers = AddMeeting(pause=lambda: time.sleep(0.3)), []

    def press():
        answers.append(made.view(post(token))["Location"])

    in_threads(press, press)
    in_threads(FormSubmission.objects.filter(key=token).delete)
    assert answers == ["/meetings/1/", "/meetings/1/"]
    assert made.runs == 1


def test_the_tag_writes_a_fresh_token():
    first, second = (Template("{% once %}").render(Context()) for _ in range(2))
    assert first.startswith('<input type="hidden" name="_once" value="')
    assert first != second
