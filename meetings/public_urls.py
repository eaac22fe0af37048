"""Addresses for residents: no log-in, only what is published."""

from django.urls import include, path

from meetings.views import (
    public_actions,
    public_answers,
    public_committees,
    public_council,
    public_meetings,
    public_minutes,
    public_open_data,
    public_paper_formats,
    public_progress,
    public_recommendations,
    public_work_programme,
)
from partnerships.views import public as public_partnerships
from partnerships.views import public_plans

app_name = "public"

residents = [
    path("<slug:council>/", public_council.detail, name="council"),
    path("<slug:council>/partnerships/", public_partnerships.index, name="partnership-list"),
    path("<slug:council>/partnerships/<int:pk>/", public_partnerships.detail, name="partnership"),
    path("<slug:council>/plans/<int:pk>/", public_plans.detail, name="plan"),
    path("<slug:council>/committees/", public_committees.index, name="committee-list"),
    path("<slug:council>/committees/<int:pk>/", public_committees.detail, name="committee"),
    path("<slug:council>/meetings/", public_committees.meeting_index, name="meeting-list"),
    path("<slug:council>/meetings/<int:pk>/", public_meetings.detail, name="meeting"),
    path("<slug:council>/papers/<int:pk>/", public_meetings.paper, name="paper"),
    path("<slug:council>/papers/<int:pk>/download/", public_meetings.paper_download, name="paper-download"),
    path("<slug:council>/papers/<int:pk>/forms/<slug:form>/", public_paper_formats.form, name="paper-form"),
    path(
        "<slug:council>/papers/<int:pk>/papers/<slug:name>/", public_paper_formats.paper, name="paper-single"
    ),
    path(
        "<slug:council>/appendices/<slug:sha256>/",
        public_meetings.appendix_download,
        name="appendix-download",
    ),
    path("<slug:council>/pictures/<slug:sha256>/", public_meetings.picture, name="picture"),
    path("<slug:council>/recommendations/", public_recommendations.index, name="recommendation-list"),
    path(
        "<slug:council>/recommendations/figures/",
        public_recommendations.figures,
        name="recommendation-figures",
    ),
    path("<slug:council>/recommendations/data/", public_open_data.about, name="recommendation-data"),
    path("<slug:council>/recommendations.csv", public_open_data.as_csv, name="recommendations-csv"),
    path("<slug:council>/recommendations.json", public_open_data.as_json, name="recommendations-json"),
    path("<slug:council>/recommendations/<int:pk>.json", public_open_data.one, name="recommendation-json"),
    path("<slug:council>/recommendations/<int:pk>/", public_recommendations.detail, name="recommendation"),
    path("<slug:council>/committees/<int:pk>/actions/", public_actions.index, name="action-list"),
    path(
        "<slug:council>/committees/<int:pk>/work-programme/",
        public_work_programme.index,
        name="work-programme",
    ),
    path("<slug:council>/minutes/<int:pk>/", public_minutes.detail, name="minutes"),
    path("<slug:council>/evidence/<int:pk>/", public_recommendations.evidence, name="evidence"),
]
# By a link of a mail. Its key stands in the first address alone.
answers = [
    path("done/", public_answers.done, name="answer-done"),
    path("open/<int:pk>/", public_answers.write, name="answer-write"),
    path("open/<int:pk>/check/", public_answers.check, name="answer-check"),
    path("reported/", public_progress.done, name="progress-done"),
    path("open/<int:pk>/progress/", public_progress.write, name="progress-write"),
    path("<str:key>/", public_answers.start, name="answer"),
]
urlpatterns = [path("public/", include(residents)), path("answer/", include(answers))]
