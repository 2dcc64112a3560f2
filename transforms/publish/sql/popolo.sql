-- Popolo (popoloproject.com): the name of each column is that of the list in the document.
-- A seat is a Post, its holder a Person, and that they hold it a Membership: a seat that is vacant, or whose holder's
-- name is withheld, is a post that nobody is shown to hold. A person is a name on one board: nobody is taken for the
-- same person on two.
WITH listed AS (
    SELECT org_id AS id, '' AS body, {
        'id': org_id,
        'name': name,
        'classification': 'organisation',
        'identifiers': CASE WHEN id_status = 'registered'
            THEN [{'scheme': scheme_in(org_id), 'identifier': number_in(org_id)}] END,
        'links': CASE WHEN is_address(website) THEN [{'url': website, 'note': 'home page'}] END
    }::JSON AS row
    FROM organisations
    WHERE org_id IN (SELECT org_id FROM latest_seats)
    UNION ALL
    SELECT org_id, body, {
        'id': body_of(org_id, body),
        'name': body,
        'classification': kind,
        'parent_id': org_id
    }::JSON
    FROM bodies
    WHERE (org_id, body) IN (SELECT (org_id, body) FROM latest_seats)
)
SELECT said(row) AS organizations FROM listed ORDER BY id, body;

SELECT in_full({'id': seat_id, 'name': person_name}) AS persons
FROM named_seats;

SELECT in_full({
    'id': seat_id,
    'label': coalesce(role, class_label),
    'role': class_label,
    'organization_id': body_id,
    'sources': [{'url': source_url}]
}) AS posts
FROM latest_seats;

SELECT CASE WHEN role IS NULL THEN in_full({
    'id': seat_id,
    'person_id': seat_id,
    'organization_id': body_id,
    'post_id': seat_id,
    'role': class_label,
    'sources': [{'url': source_url}]
}) ELSE in_full({
    'id': seat_id,
    'person_id': seat_id,
    'organization_id': body_id,
    'post_id': seat_id,
    'role': class_label,
    'label': role,
    'sources': [{'url': source_url}]
}) END AS memberships
FROM named_seats;
