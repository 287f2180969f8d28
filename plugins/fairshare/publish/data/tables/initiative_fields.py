"""Columns of the initiatives that repeat a field: the name of each, and where the field lies."""

from __future__ import annotations

PURPOSE = (
    ("themes", "themes"),
    ("keywords", "keywords"),
    ("aims", "purpose.aims"),
    ("purpose", "purpose.statement"),
    ("benefits", "purpose.benefits"),
    ("risks", "purpose.risks"),
)
DATA = (
    ("data_categories", "data.categories"),
    ("data_description", "data.description"),
    ("people", "data.people"),
    ("people_count", "data.people_count"),
    ("datasets", "data.datasets"),
    ("identifiability", "data.identifiability"),
    ("transfer", "data.transfer"),
    ("frequency", "data.frequency"),
    ("linkage", "data.linkage"),
    ("onward_sharing", "data.onward_sharing"),
    ("commercial_use", "data.commercial_use"),
    ("retention", "data.retention.period"),
    ("retention_reason", "data.retention.basis"),
    ("sent_abroad", "data.international_transfer.occurs"),
    ("countries", "data.international_transfer.countries"),
    ("protection_abroad", "data.international_transfer.mechanism"),
    ("can_refuse", "choice.can_refuse"),
    ("can_refuse_how", "choice.how"),
    ("can_refuse_url", "choice.url"),
)
LAW = (
    ("legal_bases", "legal.bases"),
    ("no_basis_found_by", "legal.found_by.body"),
    ("no_basis_found", "legal.found_by.date"),
    ("special_category_conditions", "legal.special_category_conditions"),
    ("criminal_offence_data", "legal.criminal_offence_data"),
    ("confidentiality", "legal.confidentiality"),
)
COURSE = (
    ("stage", "stage"),
    ("stage_as_of", "stage_as_of"),
    ("submitted", "dates.submitted"),
    ("starts", "dates.starts"),
    ("ends", "dates.ends"),
    ("review_by", "dates.review_by"),
)
SAFEGUARDS = (
    ("dpia", "safeguards.dpia.status"),
    ("dpia_date", "safeguards.dpia.date"),
    ("dpia_url", "safeguards.dpia.url"),
    ("dpia_reason", "safeguards.dpia.reason"),
    ("high_risk_remains", "safeguards.dpia.residual_high_risk"),
    ("regulator_consulted", "safeguards.dpia.ico_consulted"),
    ("agreement", "safeguards.agreement.type"),
    ("agreement_reference", "safeguards.agreement.reference"),
    ("agreement_signed", "safeguards.agreement.signed"),
    ("agreement_ends", "safeguards.agreement.ends"),
    ("agreement_url", "safeguards.agreement.url"),
    ("privacy_notice", "safeguards.privacy_notice"),
    ("measures", "safeguards.measures"),
    ("automation", "safeguards.automation"),
    ("algorithm_record", "safeguards.atrs"),
    ("engagement", "engagement.status"),
    ("engagement_summary", "engagement.summary"),
    ("engagement_url", "engagement.url"),
)
STANDING = (
    ("withdrawn", "withdrawn.date"),
    ("withdrawn_reason", "withdrawn.reason"),
    ("supersedes", "supersedes"),
    ("superseded_by", "superseded_by"),
    ("related", "related"),
)
