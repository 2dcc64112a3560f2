-- question: Who sits on this board, who do they answer to, and which published words say so?
-- says: Every seat of every board, listed or stated, with the words that decided its class and where they stand.
-- column holder: Name; vacant; name withheld; or the constituency of seats that are stated without names.
-- column seats: Seats of the line: 1 in a listing.
-- column words: The published words: role, heading and affiliation, or constituency and appointing body.
SELECT
    seat.organisation, seat.body, seat.as_at, seat.latest, seat.position, seat.holder, seat.seats, seat.words,
    seat.class, seat.class_label, seat.route, seat.rule, seat.grade, evidence.quote, evidence.why, evidence.method,
    evidence.captured_at, evidence.source_url, seat.board_id, seat.seat_id
FROM (
    SELECT
        organisation, body, as_at, latest, position, 1::BIGINT AS seats,
        CASE WHEN vacant THEN 'vacant' WHEN name_withheld THEN 'name withheld' ELSE person_name END AS holder,
        concat_ws('; ', role, group_heading, affiliation) AS words,
        class, class_label, route, rule, grade, board_id, seat_id
    FROM directors
    UNION ALL
    SELECT
        organisation, body, as_at, latest, position, seats, constituency,
        concat_ws('; ', constituency, appointing_body), class, class_label, route, rule, grade, board_id, seat_id
    FROM compositions
) AS seat
JOIN evidence USING (seat_id)
ORDER BY seat.organisation, seat.body, seat.board_id, seat.position
