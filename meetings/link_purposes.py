"""What a link without an account is for at a time: one that is for anything else cannot be used then."""

from meetings.enums import RecommendationStatus
from meetings.models import Addressee, Recommendation
from meetings.recommendation_enums import LinkPurpose
from meetings.recommendation_workflows import FOLLOWED_UP


def of(addressee: Addressee) -> LinkPurpose | None:
    """To answer while an answer is awaited, then to report progress until the committee has closed it; else None."""
    if addressee.is_unanswered:
        return LinkPurpose.ANSWER
    return LinkPurpose.PROGRESS if takes_progress(addressee) else None


def takes_progress(addressee: Addressee) -> bool:
    """Whether the body's answer counts and somebody still follows the recommendation."""
    return addressee.status in FOLLOWED_UP and is_followed(addressee.recommendation)


def is_followed(recommendation: Recommendation) -> bool:
    """Not once it is closed; one that was carried over goes on under another committee or the next council."""
    return not recommendation.is_closed or recommendation.status == RecommendationStatus.CARRIED_OVER
