"""Posts of a person: adding, correcting, ending, and moving to another one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from partnerships import policies
from partnerships.forms.dates import EndForm
from partnerships.forms.posts import MoveForm, PostCreateForm, PostEditForm
from partnerships.models import Person, Post
from partnerships.services import posts
from scrutiny.once import once
from scrutiny.submission import submit


@once
def create(request: HttpRequest, person_pk: int) -> HttpResponse:
    visible = Person.objects.visible_to(request.user).select_related("council")
    person = get_object_or_404(visible, pk=person_pk)
    policies.check_edit_directory(request.user, person.council)
    form = PostCreateForm(request.POST or None, person=person)
    if submit(form, lambda data: posts.create(person=person, by=request.user, **data)):
        return redirect(person)
    return render(request, "partnerships/post/create.html", {"form": form, "person": person})


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    post = _editable(request, pk)
    form = PostEditForm(request.POST or None, instance=post)
    if submit(form, lambda data: _change(post, by=request.user, **data)):
        return redirect(post.person)
    return render(request, "partnerships/post/edit.html", {"form": form, "person": post.person})


def end(request: HttpRequest, pk: int) -> HttpResponse:
    post = _editable(request, pk)
    form = EndForm(request.POST or None, cancel_url=post.person.get_absolute_url())
    if submit(form, lambda data: posts.end(post=post, by=request.user, on=data["end"])):
        return redirect(post.person)
    return render(request, "partnerships/post/end.html", {"form": form, "post": post})


@once
def move(request: HttpRequest, pk: int) -> HttpResponse:
    post = _editable(request, pk)
    form = MoveForm(request.POST or None, post=post)
    if submit(form, lambda data: posts.move(post=post, by=request.user, **data)):
        return redirect(post.person)
    return render(request, "partnerships/post/move.html", {"form": form, "post": post})


def _editable(request: HttpRequest, pk: int) -> Post:
    visible = Person.objects.visible_to(request.user)
    rows = Post.objects.filter(person__in=visible).select_related("person__council", "organisation")
    post = get_object_or_404(rows, pk=pk)
    policies.check_edit_directory(request.user, post.person.council)
    return post


def _change(post: Post, *, by, version: int, **data) -> Post:
    return posts.change(post=post, by=by, expected_version=version, **data)
