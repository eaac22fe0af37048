from scrutiny.models.audit_event import AuditEvent
from scrutiny.models.council import Council, CouncilClosure, Nation
from scrutiny.models.council_role import CouncilRole
from scrutiny.models.form_submission import FormSubmission
from scrutiny.models.job import Job, JobStatus
from scrutiny.models.outgoing_email import EmailStatus, OutgoingEmail
from scrutiny.models.paper_part import PaperPart, PartState, PreparedPart
from scrutiny.models.user import User

__all__ = [
    "AuditEvent",
    "Council",
    "CouncilClosure",
    "CouncilRole",
    "EmailStatus",
    "FormSubmission",
    "Job",
    "JobStatus",
    "Nation",
    "OutgoingEmail",
    "PaperPart",
    "PartState",
    "PreparedPart",
    "User",
]
