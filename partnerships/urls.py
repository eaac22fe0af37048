"""Addresses of partnerships: the object before the verb; a list per prefix."""

from django.urls import include, path

from partnerships.views import groups, measures, memberships, plan_actions, posts, priorities, theme_leads
from partnerships.views import organisations as organisation_views
from partnerships.views import partnerships as partnership_views
from partnerships.views import people as person_views
from partnerships.views import plans as plan_views

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
plans = [
    path("new/<int:partnership_pk>/", plan_views.create, name="plan-create"),
    path("<int:pk>/", plan_views.detail, name="plan-detail"),
    path("<int:pk>/edit/", plan_views.edit, name="plan-edit"),
    path("<int:pk>/adopt/", plan_views.adopt, name="plan-adopt"),
    path("<int:pk>/end/", plan_views.end, name="plan-end"),
    path("<int:pk>/next/", plan_views.start_next, name="plan-start-next"),
    path("<int:plan_pk>/actions/", plan_actions.index, name="plan-action-list"),
    path("<int:plan_pk>/priorities/new/", priorities.create, name="priority-create"),
    path("priorities/<int:pk>/edit/", priorities.edit, name="priority-edit"),
    path("priorities/<int:pk>/move/", priorities.move, name="priority-move"),
    path("priorities/<int:pk>/end/", priorities.end, name="priority-end"),
    path("priorities/<int:priority_pk>/leads/", theme_leads.index, name="theme-lead-list"),
    path("priorities/<int:priority_pk>/leads/new/", theme_leads.create, name="theme-lead-create"),
    path("leads/<int:pk>/edit/", theme_leads.edit, name="theme-lead-edit"),
    path("leads/<int:pk>/end/", theme_leads.end, name="theme-lead-end"),
    path("leads/<int:pk>/hand-over/", theme_leads.hand_over, name="theme-lead-hand-over"),
    path("priorities/<int:priority_pk>/actions/new/", plan_actions.create, name="plan-action-create"),
    path("actions/<int:pk>/", plan_actions.detail, name="plan-action-detail"),
    path("actions/<int:pk>/edit/", plan_actions.edit, name="plan-action-edit"),
    path("actions/<int:pk>/progress/", plan_actions.progress, name="plan-action-progress"),
    path("actions/<int:pk>/finish/", plan_actions.close, {"verb": "finish"}, name="plan-action-finish"),
    path("actions/<int:pk>/stop/", plan_actions.close, {"verb": "stop"}, name="plan-action-stop"),
    path("actions/<int:pk>/reopen/", plan_actions.reopen, name="plan-action-reopen"),
    path("priorities/<int:priority_pk>/measures/new/", measures.create, name="measure-create"),
    path("measures/<int:pk>/", measures.detail, name="measure-detail"),
    path("measures/<int:pk>/edit/", measures.edit, name="measure-edit"),
    path("measures/<int:pk>/end/", measures.end, name="measure-end"),
    path("measures/<int:pk>/values/new/", measures.record, name="measure-record"),
    path("measures/values/<int:pk>/correct/", measures.correct, name="measure-correct"),
]

urlpatterns = [
    path("organisations/", include(organisations)),
    path("people/", include(people)),
    path("partnerships/", include(partnerships)),
    path("plans/", include(plans)),
]
