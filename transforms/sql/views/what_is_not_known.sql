-- question: How much is not known, how old is it, and where does it come from?
-- says: One row an organisation: collected or not, its newest board, how it was captured, seats without a class, and why
-- says: no score is printed.
-- column boards: Dated and undated boards in the release.
-- column newest: Date of the newest dated board.
-- column methods: How its pages were captured, joined by |.
-- column seats_voting: Filled voting seats of one board of each of its bodies.
-- column seats_unclassified: Those whose class the evidence does not say.
-- column share_unclassified: Their share, 0 to 1.
-- column reasons: Why no single score is printed, joined by |.
-- column failed_pages: Pages that did not give their board in this run.
SELECT
    o.name, o.sector, o.collected, o.stale_since, coalesce(b.boards, 0) AS boards, b.newest, b.methods,
    c.seats_voting, c.seats_unclassified, round(c.seats_unclassified / nullif(c.seats_voting, 0), 3) AS share_unclassified,
    c.reasons, coalesce(f.failed_pages, 0) AS failed_pages
FROM organisations AS o
LEFT JOIN (
    SELECT s.org_id, count(*) AS boards, max(s.as_at) AS newest, string_agg(DISTINCT k.method, '|' ORDER BY k.method) AS methods
    FROM scores AS s JOIN captures AS k USING (capture_id) GROUP BY s.org_id
) AS b USING (org_id)
LEFT JOIN (
    SELECT
        org_id, sum(seats_voting)::BIGINT AS seats_voting, sum(seats_unclassified)::BIGINT AS seats_unclassified,
        string_agg(DISTINCT score_reason, '|' ORDER BY score_reason) AS reasons
    FROM current_boards GROUP BY org_id
) AS c USING (org_id)
LEFT JOIN (SELECT org_id, count(*) AS failed_pages FROM failures GROUP BY org_id) AS f USING (org_id)
ORDER BY share_unclassified DESC NULLS LAST, o.name
