-- question: Which boards have no worker, no user, or nobody of the state?
-- says: Whole boards of current bodies on which a third has no seat, and no unclassified seat could be of it.
-- column sector: Service sector of the organisation.
-- column no_worker: No seat is, or may be, a worker's.
-- column no_user: No seat is, or may be, a user's.
-- column no_state: No seat is, or may be, the state's.
SELECT *
FROM (
    SELECT
        organisation, sector, body, tier, as_at, seats_voting,
        seats_w = 0 AND NOT coalesce(open.worker, seats_unclassified > 0) AS no_worker,
        seats_u = 0 AND NOT coalesce(open.user, seats_unclassified > 0) AS no_user,
        seats_s = 0 AND NOT coalesce(open.state, seats_unclassified > 0) AS no_state,
        board_id, source_url
    FROM current_boards
    LEFT JOIN (
        SELECT
            board_id,
            bool_or(possible IS NULL OR possible LIKE '%worker%') AS worker,
            bool_or(possible IS NULL OR possible LIKE '%user%') AS user,
            bool_or(possible IS NULL OR possible LIKE '%state%') AS state
        FROM (SELECT board_id, class, possible FROM directors UNION ALL SELECT board_id, class, possible FROM compositions)
        WHERE class = 'unclassified'
        GROUP BY board_id
    ) AS open USING (board_id)
    WHERE complete AND status = 'current' AND seats_voting > 0
)
WHERE no_worker OR no_user OR no_state
ORDER BY organisation, body
