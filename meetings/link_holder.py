"""Who answers by a link without an account: known by the name and post that they enter, and by the link alone."""

from dataclasses import dataclass

from meetings.models import AnswerLink


@dataclass(frozen=True)
class LinkHolder:
    """Stands where services take a user; the audit log keeps the name as it was entered."""

    link: AnswerLink
    name: str

    pk = None
    is_authenticated = False

    def __str__(self) -> str:
        return self.name or self.link.sent_to

    def may_act_for(self, addressee, purpose: str) -> bool:
        """Whether the link is open, for this addressee and for this purpose."""
        return self.link.is_live and self.link.addressee_id == addressee.pk and self.link.purpose == purpose
