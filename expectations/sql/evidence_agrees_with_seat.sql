-- must hold: rule and grade are the same in evidence as at the seat
-- severity: critical
-- table: evidence
WITH seats AS (
    SELECT seat_id, rule, grade FROM directors
    UNION ALL
    SELECT seat_id, rule, grade FROM compositions
)
SELECT evidence.seat_id, evidence.org_id, evidence.body, evidence.source_url,
       concat_ws(' ', seats.rule, seats.grade, 'at the seat,', evidence.rule, evidence.grade, 'in evidence') AS value
FROM evidence JOIN seats USING (seat_id)
WHERE evidence.rule <> seats.rule OR evidence.grade <> seats.grade
ORDER BY evidence.seat_id
