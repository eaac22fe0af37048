"""All addresses: the service for who signs in, residents' pages, and the kernel's own pages."""

from django.urls import include, path

from scrutiny.views import audit, closures, councils, health, home, jobs, mail, pages, roles, users

handler400 = "scrutiny.views.errors.bad_request"
handler403 = "scrutiny.views.errors.permission_denied"
handler404 = "scrutiny.views.errors.page_not_found"
handler500 = "scrutiny.views.errors.server_error"

council_urls = [
    path("", councils.index, name="council-list"),
    path("new/", councils.create, name="council-create"),
    path("choose/", councils.choose, name="council-choose"),
    path("closures/<int:pk>/remove/", closures.remove, name="closure-remove"),
    path("<slug:slug>/", councils.detail, name="council-detail"),
    path("<slug:slug>/edit/", councils.edit, name="council-edit"),
    path("<slug:slug>/closures/new/", closures.add, name="closure-add"),
]
user_urls = [
    path("", users.index, name="user-list"),
    path("new/", users.create, name="user-create"),
    path("<int:pk>/", users.detail, name="user-detail"),
    path("<int:pk>/edit/", users.edit, name="user-edit"),
    path("<int:pk>/deactivate/", users.deactivate, name="user-deactivate"),
    path("<int:pk>/reactivate/", users.reactivate, name="user-reactivate"),
    path("<int:pk>/roles/new/", roles.give, name="role-give"),
]
role_urls = [
    path("", roles.table, name="roles"),
    path("<int:pk>/end/", roles.end, name="role-end"),
]
mail_urls = [
    path("", mail.index, name="mail-list"),
    path("<int:pk>/", mail.detail, name="mail-detail"),
]
job_urls = [
    path("<uuid:pk>/", jobs.detail, name="job-detail"),
    path("<uuid:pk>/progress/", jobs.progress, name="job-progress"),
    path("<uuid:pk>/cancel/", jobs.cancel, name="job-cancel"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("work/", home.work, name="work"),
    path("councils/", include(council_urls)),
    path("users/", include(user_urls)),
    path("roles/", include(role_urls)),
    path("audit/", audit.index, name="audit-list"),
    path("mail/", include(mail_urls)),
    path("jobs/", include(job_urls)),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accounts/", include("scrutiny.account_urls")),
    path("", include("meetings.public_urls")),
    path("", include("partnerships.urls")),
    path("", include("meetings.urls")),
]
