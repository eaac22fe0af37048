"""All addresses: the service for who signs in, residents' pages, and the kernel's own pages."""

from django.urls import include, path

from scrutiny.views import pages

handler400 = "scrutiny.views.errors.bad_request"
handler403 = "scrutiny.views.errors.permission_denied"
handler404 = "scrutiny.views.errors.page_not_found"
handler500 = "scrutiny.views.errors.server_error"

urlpatterns = [
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accounts/", include("allauth.account.urls")),
    path("public/", include("meetings.public_urls")),
    path("", include("partnerships.urls")),
    path("", include("meetings.urls")),
]
