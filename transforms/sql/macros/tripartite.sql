-- says: The tripartite score T of a board from its filled voting seats (workers, users, state, others), 0 to 100, as the
-- says: table scores has it; NULL below three seats. It measures fit to a proposal, not the quality of a service.
-- A board of fewer than three seats has targets of none, and is told apart first; it may still be computed.
-- Targets are thirds of the board in whole seats; the one or two seats left over are placed where T is greatest.
CREATE OR REPLACE MACRO tripartite(w, u, s, m) AS CASE WHEN w + u + s + m >= 3 THEN (
    SELECT 100 * max(fill_w + fill_u + fill_s - greatest(fill_w, fill_u, fill_s)) / (2 * any_value(unit))
    FROM (
        SELECT
            unit,
            least(w, target_w) * (unit // greatest(target_w, 1)) AS fill_w,
            least(u, target_u) * (unit // greatest(target_u, 1)) AS fill_u,
            least(s, target_s) * (unit // greatest(target_s, 1)) AS fill_s
        FROM (
            SELECT
                third * (third + 1) AS unit,
                third + (left_over > 0 AND (left_over = 1) = (place = 1))::BIGINT AS target_w,
                third + (left_over > 0 AND (left_over = 1) = (place = 2))::BIGINT AS target_u,
                third + (left_over > 0 AND (left_over = 1) = (place = 3))::BIGINT AS target_s
            FROM (
                SELECT
                    unnest([1, 2, 3]) AS place,
                    (w + u + s + m) // 3 AS third,
                    (w + u + s + m) % 3 AS left_over
            )
        )
    )
) END
