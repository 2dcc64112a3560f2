-- Statements of the Beneficial Ownership Data Standard 0.4 (standard.openownership.org).
-- The standard is made for owners; it has words for who sits on a board and for who fills its seats, and none for a
-- constituency, which stands in `details`. Whoever sits on a body that directs is a boardMember; on a council that
-- appoints those who direct, or advises them, otherInfluenceOrControl. A council or a union that fills seats of a
-- directing body by its stated composition has appointmentOfBoard of those seats. Nobody here is said to own anything.
-- Statements stand after those that they refer to.
SELECT statement(named(org_id), named(org_id), 'entity', said({
    'isComponent': false,
    'entityType': {'type': CASE WHEN id_status = 'registered' THEN 'registeredEntity' ELSE 'legalEntity' END},
    'name': name,
    'jurisdiction': {'name': 'United Kingdom', 'code': 'GB'},
    'identifiers': [CASE WHEN id_status = 'registered'
        THEN {'id': number_in(org_id), 'scheme': scheme_in(org_id)}::JSON
        ELSE {'id': org_id, 'schemeName': 'thirds, while no register number is known'}::JSON END]
}), release_date(), said({'type': ['primaryResearch'], 'url': CASE WHEN is_address(source_url) THEN source_url END})
) AS statements
FROM organisations
WHERE org_id IN (SELECT org_id FROM latest_seats) OR org_id IN (SELECT org_id FROM appointers)
ORDER BY org_id;

SELECT statement(named(org_id), named(appointer), 'entity', said({
    'isComponent': false,
    'entityType': {'type': CASE class WHEN 'state' THEN 'stateBody' ELSE 'legalEntity' END},
    'name': appointing_body,
    'jurisdiction': {'name': 'United Kingdom', 'code': 'GB'}
}), stated_on(as_at, captured_at), source_of(publisher, source_url, captured_at)) AS statements
FROM appointers
ORDER BY appointer;

SELECT statement(organisation, seat, 'person', CASE WHEN person_name IS NULL THEN in_full({
    'isComponent': false,
    'personType': 'anonymousPerson',
    'unspecifiedPersonDetails': {
        'reason': 'interestedPartyExemptFromDisclosure',
        'description': 'The name is withheld, since the seat would tell of the holder''s health, age or union.'
    }
}) ELSE in_full({
    'isComponent': false,
    'personType': 'knownPerson',
    'names': [{'fullName': person_name}]
}) END, stated_on(as_at, captured_at), source_of(publisher, source_url, captured_at)) AS statements
FROM held_seats;

SELECT statement(organisation, named(concat_ws(chr(10), seat_id, 'seat')), 'relationship', in_full({
    'isComponent': false,
    'subject': organisation,
    'interestedParty': seat,
    'interests': [{
        'type': CASE tier WHEN 'governing' THEN 'boardMember' ELSE 'otherInfluenceOrControl' END,
        'directOrIndirect': 'direct',
        'beneficialOwnershipOrControl': false,
        'details': concat_ws('; ', body, role, affiliation, 'class ' || class_label, 'route ' || route)
    }]
}), stated_on(as_at, captured_at), source_of(publisher, source_url, captured_at)) AS statements
FROM held_seats;

SELECT statement(named(org_id), named(concat_ws(chr(10), appointer, 'seats')), 'relationship', in_full({
    'isComponent': false,
    'subject': named(org_id),
    'interestedParty': named(appointer),
    'interests': [{
        'type': 'appointmentOfBoard',
        'directOrIndirect': 'direct',
        'beneficialOwnershipOrControl': false,
        'details': concat_ws('; ', body, seats || ' of the seats', 'constituency: ' || constituencies)
    }]
}), stated_on(as_at, captured_at), source_of(publisher, source_url, captured_at)) AS statements
FROM appointers
ORDER BY appointer;
