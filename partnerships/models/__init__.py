from partnerships.models.measure import Measure, MeasureValue
from partnerships.models.organisation import Organisation, OrganisationName
from partnerships.models.partnership import Partnership, PartnershipGroup
from partnerships.models.partnership_membership import PartnershipMembership
from partnerships.models.person import Person, Post
from partnerships.models.plan import Plan
from partnerships.models.plan_action import PlanAction, PlanActionUpdate
from partnerships.models.priority import Priority, ThemeLead

__all__ = [
    "Measure",
    "MeasureValue",
    "Organisation",
    "OrganisationName",
    "Partnership",
    "PartnershipGroup",
    "PartnershipMembership",
    "Person",
    "Plan",
    "PlanAction",
    "PlanActionUpdate",
    "Post",
    "Priority",
    "ThemeLead",
]
