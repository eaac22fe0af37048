"""The house styles that come ready, in the manner of published papers; a council copies one to change it."""

from meetings.ready_styles.continuous import CAPITALS, CONTINUOUS
from meetings.ready_styles.decimal import DECIMAL
from meetings.ready_styles.key_decision import KEY_DECISION

READY = {sheet.style: sheet for sheet in (CAPITALS, CONTINUOUS, KEY_DECISION, DECIMAL)}
