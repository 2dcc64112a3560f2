-- must hold: the subclass of a seat is one of its class
-- severity: critical
-- table: directors
WITH seats AS (
    SELECT seat_id, org_id, body, class, subclass FROM directors
    UNION ALL
    SELECT seat_id, org_id, body, class, subclass FROM compositions
),
codebook(class, subclasses) AS (
    VALUES
        ('worker', ['staff', 'union']),
        ('user', ['service_user', 'carer', 'tenant', 'parent', 'patient', 'public', 'community_member', 'young_person']),
        ('state', ['council', 'nhs_body', 'central_government', 'police_fire', 'other_authority']),
        ('management', ['executive', 'independent', 'co_opted', 'voluntary_sector', 'education', 'foundation', 'owner',
                        'other_body']),
        ('unclassified', []),
        ('excluded', [])
)
SELECT seats.*, subclass AS value
FROM seats JOIN codebook USING (class)
WHERE subclass IS NOT NULL AND NOT list_contains(subclasses, subclass)
ORDER BY seat_id
