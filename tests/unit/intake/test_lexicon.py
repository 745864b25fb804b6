"""Headers by their words, in any order, spelling and language; what means something else is kept out."""

import pytest

from supportctl.intake.formats.lexicon import fit, meanings_of

COLUMNS = {
    "created_at": [
        *("incident.opened_at", "Ticket/Created", "Tickets Table - Created Date", "createdDate", "Created (UTC+7)"),
        *("Fecha y hora de apertura", "Eingangszeitpunkt", "Date et heure d'ouverture", "Aberto(a)", "Waktu dibuat"),
        *("Açılış zamanı", "工单创建日期", "Data e ora apertura", "Datum/tijd aangemaakt", "作成日時", "受付日時"),
        *("Дата создания", "Создано", "fields.created", "Datum aangemeld"),
    ],
    "first_response_at": [
        *("Responded Date", "First replied on", "ticket.first_response", "Primera respuesta del agente"),
        *("Zeitpunkt erste Rückmeldung", "Première réponse (date)", "Primeira resposta: data", "首次回复日期"),
        *("初回応答日時", "First response (UTC)"),
    ],
    "resolved_at": [
        *("resolutiondate", "Resolved Time", "SR - Resolved On", "ticket_resolved_timestamp"),
        "Date de résolution réelle",
        *("Behebungsdatum", "Fecha resuelta", "Resolvido(a)", "Tgl penyelesaian", "解決日時", "Datum opgelost"),
        *("Дата решения", "fields.resolutiondate", "Datum gereed"),
    ],
    "closed_at": ["ClosedDate", "Afgemeld op", "Zeitpunkt der Schließung", "クローズ日時", "Encerrado(a)"],
    "first_response_duration": [
        *("Response Time (hours)", "agent response time", "Erstantwortdauer (Std)", "首次回复时长（分钟）"),
        "Reactietijd (min)",
    ],
    "resolution_duration": ["Time to close (hours)", "Temps de résolution (h)", "Lama penyelesaian (jam)"],
    "first_response_due_at": ["First response due", "Respond by", "Response Deadline", "Antwortfrist"],
    "resolution_due_at": [
        *("DueBy Time", "SLA_DUE_DATE", "Resolution By", "SLA Deadline", "TTR deadline", "Target Date", "Due by"),
        *("Échéance", "Fällig am", "Fecha límite", "Prazo", "Tenggat", "Streefdatum", "期限", "Hedef tarih"),
    ],
    "agent": ["Agent Assigned", "Assigned Technician", "Zugewiesener Techniker", "担当者", "Исполнитель"],
    "team": ["Assigned Group", "Support Team", "Grupo de atribuição", "Groupe d'affectation"],
    "status": ["incident.state", "Current Status", "Ticket/Status", "ステータス", "fields.status.name", "Статус"],
    "priority": ["Ticket Priority Level", "Nivel de prioridad"],
    "ticket_id": ["incident.number", "Ticket Ref", "SR#  No", "Vorgang Nr."],
    "vendor_resolution_verdict": [
        *("SLA breached", "Tempo para resolver excedido", "Overdue?", "Within SLA (Y/N)", "Zielzeit überschritten"),
        *("Prazo", "Ketepatan", "Просрочено"),
    ],
    "vendor_first_response_verdict": ["First Response Overdue Status", "Response SLA violated"],
    "reopens": ["Reopened", "Reopen Count", "Wiedereröffnet"],
    "wait_duration": ["Wachttijd (sec)", "Queue wait time"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("header", "canonical"), [(header, name) for name, headers in COLUMNS.items() for header in headers]
)
def test_a_header_is_known_by_its_words(header: str, canonical: str) -> None:
    found = fit(meanings_of(header), canonical)
    assert found is not None
    assert not found.near


@pytest.mark.parametrize(
    ("header", "canonical"),
    [
        ("Last response", "first_response_at"),
        ("Next response", "first_response_at"),
        ("First response due", "first_response_at"),
        ("Response breached", "first_response_at"),
        ("Average response time (min)", "first_response_duration"),
        ("Time to resolve", "resolved_at"),
        ("Resolution target", "resolved_at"),
        ("Resolved by", "resolved_at"),
        ("Reopened at", "created_at"),
        ("Customer Created Date", "created_at"),
        ("Date of Purchase", "created_at"),
        ("Last due date", "resolution_due_at"),
        ("Next response due", "first_response_due_at"),
        ("SLA status", "status"),
        ("Channel type", "issue_type"),
        ("Customer ID", "ticket_id"),
    ],
)
def test_a_word_that_means_something_else_keeps_a_header_out(header: str, canonical: str) -> None:
    assert fit(meanings_of(header), canonical) is None


@pytest.mark.parametrize(
    ("header", "canonical"),
    [("First Reply Blip", "first_response_at"), ("Resolved L2", "resolved_at"), ("Xyz erstellt", "created_at")],
)  # fmt: skip
def test_a_word_that_nobody_knows_makes_a_header_a_near_miss(header: str, canonical: str) -> None:
    found = fit(meanings_of(header), canonical)
    assert found is not None
    assert found.near


def test_the_fewer_other_words_the_better() -> None:
    plain, longer = (fit(meanings_of(one), "created_at") for one in ("Created", "Ticket created date"))
    assert plain is not None
    assert longer is not None
    assert plain.rank < longer.rank


def test_a_text_that_strayed_into_the_header_is_no_name() -> None:
    assert meanings_of("created " * 200) == ()
