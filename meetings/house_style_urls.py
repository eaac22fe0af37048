"""Addresses of house styles, under those of meetings."""

from django.urls import path

from meetings.views import (
    house_style_drafts,
    house_style_lines,
    house_style_scales,
    house_style_sections,
    house_style_versions,
    house_styles,
)

urlpatterns = [
    path("", house_styles.index, name="house-style-list"),
    path("<int:pk>/", house_styles.detail, name="house-style-detail"),
    path("<int:pk>/copy/", house_styles.copy, name="house-style-copy"),
    path("<int:pk>/edit/", house_styles.edit, name="house-style-edit"),
    path("<int:pk>/retire/", house_styles.retire, name="house-style-retire"),
    path("<int:pk>/offer/", house_styles.offer, name="house-style-offer"),
    path("<int:pk>/draft/use/", house_styles.put_into_use, name="house-style-put-into-use"),
    path("<int:pk>/draft/discard/", house_styles.discard, name="house-style-discard"),
    path("<int:pk>/versions/<int:number>/", house_style_versions.detail, name="house-style-version-detail"),
    path(
        "<int:pk>/versions/<int:number>/print/",
        house_style_versions.print_sample,
        name="house-style-version-print",
    ),
    path("<int:pk>/draft/print/", house_style_drafts.print_sample, name="house-style-draft-print"),
]
for part in house_style_drafts.PARTS:
    urlpatterns.append(
        path(
            f"<int:pk>/draft/{part}/",
            house_style_drafts.edit,
            {"part": part},
            name=f"house-style-draft-{part}",
        )
    )
sections = "<int:pk>/draft/sections/"
urlpatterns += [
    path(sections, house_style_sections.index, name="house-style-section-list"),
    path(f"{sections}new/", house_style_sections.create, name="house-style-section-create"),
    path(f"{sections}<slug:section>/edit/", house_style_sections.edit, name="house-style-section-edit"),
    path(f"{sections}<slug:section>/move/", house_style_sections.move, name="house-style-section-move"),
    path(f"{sections}<slug:section>/remove/", house_style_sections.remove, name="house-style-section-remove"),
]
lines = "<int:pk>/draft/lines/"
urlpatterns += [
    path(lines, house_style_lines.index, name="house-style-line-list"),
    path(f"{lines}<slug:group>/<slug:line>/edit/", house_style_lines.edit, name="house-style-line-edit"),
    path(f"{lines}<slug:group>/<slug:line>/move/", house_style_lines.move, name="house-style-line-move"),
    path(
        f"{lines}<slug:group>/<slug:line>/remove/", house_style_lines.remove, name="house-style-line-remove"
    ),
]
scale = "<int:pk>/draft/scale/"
urlpatterns += [
    path(scale, house_style_scales.detail, name="house-style-scale-detail"),
    path(f"{scale}words/", house_style_scales.words, name="house-style-scale-words"),
    path(f"{scale}matrix/", house_style_scales.matrix, name="house-style-scale-matrix"),
    path(f"{scale}start/", house_style_scales.start, name="house-style-scale-start"),
    path(f"{scale}drop/", house_style_scales.drop, name="house-style-scale-drop"),
    path(
        f"{scale}ratings/<int:place>/edit/",
        house_style_scales.edit_rating,
        name="house-style-scale-rating-edit",
    ),
    path(
        f"{scale}ratings/<int:place>/remove/",
        house_style_scales.remove_rating,
        name="house-style-scale-rating-remove",
    ),
]
