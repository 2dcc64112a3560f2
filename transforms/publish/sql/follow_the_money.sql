-- Entities of FollowTheMoney (followthemoney.tech), one a line.
-- One kind of seat on one body is a Position with its number of seats; a named holder is a Person with an Occupancy of
-- it. So a seat that is vacant, or whose holder's name is withheld, is still counted where a list of directors would
-- have lost it. A person is a name on one board: nobody is taken for the same person on two, and no date of a listing
-- is given for a date of office.
SELECT said({
    'id': named(org_id),
    'schema': 'Organization',
    'properties': {
        'name': [name],
        'country': ['gb'],
        'website': one(CASE WHEN is_address(website) THEN website END),
        'legalForm': one(legal_form),
        'idNumber': one(CASE WHEN id_status = 'registered' THEN org_id END),
        'registrationNumber': one(CASE WHEN id_status = 'registered' THEN number_in(org_id) END)
    }
}) AS entity
FROM organisations
WHERE org_id IN (SELECT org_id FROM latest_seats)
ORDER BY org_id;

SELECT in_full({
    'id': named(concat_ws(chr(10), org_id, body, class_label)),
    'schema': 'Position',
    'properties': {
        'name': [body || ': ' || class_label],
        'organization': [min(organisation)],
        'numberOfSeats': [count(*)::VARCHAR],
        'country': ['gb'],
        'sourceUrl': [min(source_url)]
    }
}) AS entity
FROM latest_seats
GROUP BY org_id, body, class_label
ORDER BY org_id, body, class_label;

SELECT in_full({
    'id': seat,
    'schema': 'Person',
    'properties': {'name': [person_name], 'sourceUrl': [source_url]}
}) AS entity
FROM named_seats;

SELECT CASE WHEN role IS NULL THEN in_full({
    'id': named(concat_ws(chr(10), seat_id, 'occupancy')),
    'schema': 'Occupancy',
    'properties': {
        'holder': [seat],
        'post': [named(concat_ws(chr(10), org_id, body, class_label))],
        'recordId': [seat_id],
        'sourceUrl': [source_url]
    }
}) ELSE in_full({
    'id': named(concat_ws(chr(10), seat_id, 'occupancy')),
    'schema': 'Occupancy',
    'properties': {
        'holder': [seat],
        'post': [named(concat_ws(chr(10), org_id, body, class_label))],
        'description': [role],
        'recordId': [seat_id],
        'sourceUrl': [source_url]
    }
}) END AS entity
FROM named_seats;
