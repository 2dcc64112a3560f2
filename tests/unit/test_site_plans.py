"""What the pages say it would take is what `thirds what-if` says."""

from tests.site.invented import invented_frames
from transforms.plans import plans_of
from transforms.publish.site.bodies import organisations_of
from transforms.publish.site.plans import plan


def test_the_pages_say_what_the_command_says_of_ranked_boards_and_nothing_of_others() -> None:
    frames = invented_frames(6)
    told = 0
    for organisation in organisations_of(frames):
        by_body = {each.facts["body"]: each for each in plans_of(frames, organisation.row["org_id"])}
        for body in organisation.bodies:
            said = plan(organisation, body)
            found = by_body[body.row["body"]]
            wanted = [
                sentence
                for sentence, answer in zip(found.sentences(), found.answers, strict=True)
                if not answer.reached
            ]
            assert said == (wanted if body.chief.row["ranked"] else [])
            told += len(said)
    assert told > 3
