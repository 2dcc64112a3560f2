-- must hold: seats_voting is the sum of the seats of the four classes and the unclassified ones
-- severity: critical
-- table: scores
SELECT board_id, org_id, body, source_url, seats_voting AS value
FROM scores
WHERE seats_voting IS DISTINCT FROM seats_w + seats_u + seats_s + seats_m + seats_unclassified
ORDER BY board_id
