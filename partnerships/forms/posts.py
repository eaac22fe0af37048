"""Forms of posts: adding, correcting, and moving to another one."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from partnerships.models import Organisation, Person, Post
from scrutiny.forms import DateField, GovForm, GovModelForm, VersionedModelForm


def organisations_for(council_id: int, chosen: int | None = None) -> QuerySet[Organisation]:
    """The bodies that can be chosen: those of the council that have not ended, and the one chosen before."""
    current = Q(pk__in=Organisation.objects.current().values("pk"))
    return Organisation.objects.filter(Q(council=council_id) & (current | Q(pk=chosen)))


class PostFields:
    """What adding and correcting a post have in common."""

    model = Post
    fields = ["title", "organisation", "start", "end"]
    labels = {
        "title": _("Post"),
        "organisation": _("Organisation"),
        "start": _("First day"),
        "end": _("Last day"),
    }
    help_texts = {
        "title": _("The job alone, such as Chief Superintendent."),
        "start": _("Leave empty if they held it before your records."),
        "end": _("Leave empty while they hold it."),
    }


class PostCreateForm(GovModelForm):
    """Add a post that a person holds or held."""

    submit_label = _("Add the post")
    once = True

    class Meta(PostFields):
        pass

    def __init__(self, *args, person: Person, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = Organisation.objects.filter(council=person.council_id)
        self.cancel_url = person.get_absolute_url()


class PostEditForm(VersionedModelForm):
    """Correct a post."""

    class Meta(PostFields):
        pass

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = Organisation.objects.filter(
            council=self.instance.person.council_id
        )

    @property
    def cancel_url(self) -> str:
        return self.instance.person.get_absolute_url()


class MoveForm(GovForm):
    """The post that somebody moves to, and the day on which they start there."""

    submit_label = _("Move to the new post")
    once = True
    title = forms.CharField(label=_("New post"), max_length=200)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False
    )
    on = DateField(
        label=_("First day in the new post"),
        help_text=_("The old post ends the day before. For example, 1 9 2026."),
    )

    def __init__(self, *args, post: Post, **options):
        super().__init__(*args, initial={"organisation": post.organisation_id}, **options)
        self.fields["organisation"].queryset = organisations_for(post.person.council_id, post.organisation_id)
        self.cancel_url = post.person.get_absolute_url()
