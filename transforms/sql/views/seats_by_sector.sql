-- question: How many seats do workers, users and the state hold, by sector?
-- says: Filled voting seats of one board of each current body, whole or not, added up by sector and tier.
-- column sector: Service sector of the organisations.
-- column boards: Boards that are added up.
-- column seats_voting: Filled voting seats.
-- column seats_w: Seats of workers.
-- column seats_u: Seats of users.
-- column seats_s: Seats of the state.
-- column seats_m: Seats of everyone who answers to no third.
-- column seats_unclassified: Seats whose class the published evidence does not say.
-- column share_of_thirds: Seats of workers, users and the state by all classified seats, 0 to 1.
SELECT
    sector, tier, count(*) AS boards,
    sum(seats_voting)::BIGINT AS seats_voting,
    sum(seats_w)::BIGINT AS seats_w,
    sum(seats_u)::BIGINT AS seats_u,
    sum(seats_s)::BIGINT AS seats_s,
    sum(seats_m)::BIGINT AS seats_m,
    sum(seats_unclassified)::BIGINT AS seats_unclassified,
    round(sum(seats_w + seats_u + seats_s) / nullif(sum(seats_w + seats_u + seats_s + seats_m), 0), 3) AS share_of_thirds
FROM current_boards
WHERE status = 'current'
GROUP BY ALL
ORDER BY sector, tier
