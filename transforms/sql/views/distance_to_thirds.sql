-- question: How many seats would have to change hands for a third each, and what does the law allow?
-- says: Whole boards of current bodies, nearest first as far as the evidence shows: seats to change at constant size,
-- says: seats that each third lacks, and the greatest score that the law allows. Open seats make a range.
-- column sector: Service sector of the organisation.
SELECT
    organisation, sector, body, as_at, seats_voting, seats_unclassified, seats_to_change, seats_to_change_low,
    seats_to_change_high, needed_w, needed_u, needed_s, score, score_max, score_of_max, ceiling,
    board_id, source_url
FROM current_boards
WHERE complete AND status = 'current' AND seats_to_change_high IS NOT NULL
ORDER BY seats_to_change_high / seats_voting, organisation, body
