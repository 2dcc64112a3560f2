-- says: Who is listed on the boards of boards_as_of, with the class of each seat as it was said then:
-- says: directors_as_of('2024-04-01'), directors_as_of('2024-04-01', known := '2026-12-01').
CREATE OR REPLACE MACRO directors_as_of(day, known := NULL) AS TABLE
SELECT
    board.organisation, board.body, board.as_at, row.position, row.person_name, row.name_withheld, row.vacant, row.role,
    row.group_heading, row.affiliation, seat.class, seat.subclass, seat.class_label, seat.route, seat.rule, seat.grade,
    row.source_url, seat.seat_id, seat.known_from
FROM boards_as_of(day, known := known) AS board
JOIN seats_history AS seat
    ON seat.board_id = board.board_id
    AND CASE
            WHEN known IS NULL THEN seat.known_until IS NULL
            WHEN length(known::VARCHAR) > 10
                THEN strftime(known::TIMESTAMP, '%Y-%m-%dT%H:%M:%SZ') >= seat.known_from
                     AND coalesce(strftime(known::TIMESTAMP, '%Y-%m-%dT%H:%M:%SZ') < seat.known_until, true)
            ELSE left(seat.known_from, 10) <= strftime(known::DATE, '%Y-%m-%d')
                 AND (seat.known_until IS NULL OR left(seat.known_until, 10) > strftime(known::DATE, '%Y-%m-%d'))
        END
JOIN observations AS row ON row.observation_id = seat.observation_id AND row.capture_id = seat.capture_id
WHERE board.basis = 'listing'
ORDER BY board.organisation, board.body, row.position
