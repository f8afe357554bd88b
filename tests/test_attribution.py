"""Who says what, a table for each construction. Marks: {source} <cue> [content], see tests/marked.py."""

from __future__ import annotations

import pytest

from tests.attributing import attributions_in, marked_in
from tests.marked import read_marked

# ── no attribution at all ────────────────────────────────────────────────────────────────────────

PHYSICAL_VERBS = [
    "The guide showed them the cave.",
    "The guide showed visitors the harbour.",
    "Workers must report to the foreman at dawn.",
    "The storm claimed 14 lives on the coast.",
    "Orla has recalled 300 cars to mend their brakes.",
    "Divers claimed their baggage at the pier.",
    "The club signed a goalkeeper from Tarnow.",
    "Sailors found the boat near the lighthouse.",
    "She added salt to the soup.",
    "The porter put the crates on the quay.",
    "The builders maintain the old bridge.",
    "The rocket hit a warehouse.",
    "Passengers read newspapers in the hall.",
    "Children learn to swim in the lake.",
    "The keeper held the ball.",
    "The river marks the border.",
    "The soldiers pressed on towards the village.",
    "The dog barked at the postman.",
    "She reported to work on Monday as usual.",
    "Three hundred recruits reported for duty.",
    "The film shows a boy on a raft.",
    "The minister spoke for an hour.",
    "She wrote three novels on the island.",
    "The company added 300 jobs in May.",
    "He read the letter by the fire.",
    "The choir repeated the song.",
    "The solicitor argued the case before the court.",
    "The board’s policies encourage the practices that lead to a crash.",
    "Prices continued to fall in June.",
    "The army took the village without a fight.",
    "The man showed courage.",
    "The new brand tied its shoes to the fashion of the day.",
    "He was supposed to close the gate.",
    "Let’s say you pay 300 crowns.",
    "Fourteen sailors were admitted to the clinic.",
    "The condemned man’s letter lay on the desk.",
    "The bank’s disputed plan lay on the desk.",
    "The rain raises fears of a flood.",
]

NO_SPEAKERS = [
    "The road leads to a farm.",
    "The rain continued on Tuesday.",
    "It was a cold morning in Orsa.",
    "There was a fire at the mill.",
    "The flood destroyed the bridge and the mill.",
    "It was clear that the bridge was shut.",
    "The ferry costs 30 crowns per person.",
    "The toll is two crowns per car.",
    "The trains are slower in the north.",
    "Tsunami warning lifted in the north.",
    "The island was ruled by officers.",
]

QUESTIONS = [
    "Is the bridge open?",
    "Who sank the ferry?",
    "Why did the bridge fall?",
]

SCARE_QUOTES = [
    "The “Ferry Fund” paid for the pier.",
    "The so-called ‘ghost ships’ crossed the strait at night.",
    "A “temporary” fence has stood there since 1998.",
    "The film “A Long Winter in the North” opened the festival.",
    "They drove along the ‘road to nowhere’ for an hour.",
    "“A Long Winter” had its first night on Monday.",
]

# ── clauses ──────────────────────────────────────────────────────────────────────────────────────

THAT_CLAUSE = [
    "{The court} <ruled> on Monday that [the tax was void], dealing a blow to 40 firms.",
    "{The regulator} <said> [the merger could go ahead], clearing the way for a deal.",
    "{The institute} <assessed> on Monday [that the army had advanced 2 kilometres].",
    "{The ministry} <said> that [the bridge would reopen in March].",
    "{The ministry} <confirmed> that [two ferries had collided].",
    "{The governor} <denied> that [prisoners were beaten].",
    "{Maria Keller, who owns the mill}, <insisted> that [no grain was lost].",
    "{She} <told> reporters that [the dam was safe].",
    "{The company} <acknowledged> on Monday that [its servers had been attacked].",
    "{The company} <said> in a statement that [its servers had been attacked].",
    "{The mayor} <said> on Tuesday that [the school was closed].",
    "{Residents} <complained> that [the water was brown].",
    "{The court} <ruled> that [the contract was void].",
    "{Scientists} <believe> that [the lake froze twice].",
    "{Farmers} <fear> that [the frost will return].",
    "{Analysts} <expect> that [prices will fall].",
    "{A study} <found> that [the vaccine halved infections].",
    "{The report} <says> that [the crew was tired].",
    "{The data} <show> that [rents doubled].",
    "{Officials} <did not say> that [the road was open].",
    "{The police} <could not confirm> that [shots were fired].",
    "{He} <pointed out> that [the harbour was frozen].",
    "{The union} <wrote> that [members would strike].",
    "{The minister} <has> repeatedly <warned> that [stocks are low].",
    "{Prosecutors} <alleged> that [he forged the letters].",
    "{The union} <demanded> that [the mill reopen].",
    "{The court} <heard> that [the man had fled].",
    "{The poll} <found> that [most voters were tired].",
    "{Documents} <show> that [the bank knew of the loss].",
    "{The regulator} <concluded> that [the bank broke the law].",
    "{The ministry} <estimates> that [40 houses burned].",
    "{The envoy} <suggested> that [talks could resume].",
    "{The ministry}, however, <insisted> that [the bridge was shut].",
    "{The ministry} <had been saying> for weeks that [the bridge was shut].",
    "{The ministry} <said> that [the bridge was shut and that the ferry would sail].",
    "{Another 200} <wrote> that [the water was brown].",
    "{Dozens of farmers} <say> that [the wells are dry].",
    "{A majority of voters} <believe> that [the count was fair].",
    "{The envoy} <told> a meeting of ministers that [the talks had failed].",
    "{The union} <is hoping> that [the mill will reopen].",
    "{The paper} <has learned> that [the bank knew of the loss].",
    "{Experts, who} <argue> that [the dam is old], met on Monday.",
]

BARE_CLAUSE = [
    "Under cross-examination {Keller} <conceded> [that he had lied].",
    "{Rustam, a fisherman}, <says> [he spent nine hours in the water].",
    "{The union} <warned> [the walkouts could leave 70 wards empty].",
    "Blasts heard in Orsa, {governor} <says> [one killed]",
    "{The ministry} <said> [the bridge would reopen in March].",
    "{The mayor} <said> on Wednesday [the school would stay shut].",
    "{The airline} <says> [it has cancelled 40 flights].",
    "{Witnesses} <told> the Harbour Times [the ferry was full].",
    "{They} <think> [the ice is thick enough].",
    "{The army} <claims> [it destroyed the depot].",
    "{He} <admitted> [he had lied].",
    "{Police} <believe> [the driver fell asleep].",
    "{A spokeswoman} <insisted> [the harbour was safe].",
    "In a statement, {the ministry} <said> [the bridge was shut].",
    "When asked, {she} <said> [the bridge was shut].",
    "Speaking on Monday, {she} <said> [the bridge was shut].",
    "{She} <said> [the bridge, which fell in May, was shut].",
    "{The ministry} also <said> [the bridge was shut].",
    "{The ministry} <has said> [the bridge was shut].",
    "{A spokesman for the ministry} <said> [the bridge was shut].",
    "{Sources close to the minister} <said> [the bridge was shut].",
    "{One of the divers} <said> [the bridge was shut].",
    "{Most of the crew} <said> [the bridge was shut].",
    "{Another witness} <said> [the bridge was shut].",
    "{Kyiv} <says> [the bridge was shut].",
    "{We} <believe> [the bridge is shut].",
    "{Police} <suspect> [the driver fell asleep].",
    "{The letter} <says> [the bank knew of the loss].",
    "{The ministry} <said> [two men, including a diver, were hurt].",
    "{Maria Keller} was quoted as <saying> [the bridge was shut].",
]

WH_CLAUSE = [
    "{The judge} <asked> whether [the letter was real].",
    "{The minister} <asked> if [the letter was real].",
    "{The spokesman} <did not say> [how many sailors were aboard].",
    "{The company} <did not disclose> [what it paid].",
    "{Investigators} <explained> [how the fire began].",
]

FRONTED = [
    "[The bridge will reopen in March], {the ministry} <said>.",
    "[Two ferries collided near Orsa], {the coastguard} <said> on Monday.",
    "[The dam is safe], {officials} <insist>.",
    "[The vaccine cut infections by half], {a study} <found>.",
    "[No grain was lost], {she} <added>.",
    "[The bridge was shut], {the ministry} <told> Reuters.",
    "[The bridge was shut], {the ministry} <added>, without giving details.",
    "[The man had fled], {the court} <heard>.",
    "[The bank knew of the loss], {documents} <show>.",
    "As {the engineer} <pointed out>, [the dam is old].",
    "As {the letter} <put> it, [the dam is old].",
]

INVERTED = [
    "[Just 79 percent of pupils were vaccinated last year], {state data} <show>.",
    "[Of those infected, 142 were children or had an unknown status], {the Department of Health} <said>.",
    "[The bridge will reopen in March], <said> {Maria Keller, the mayor of Orsa}.",
    "[The bridge will reopen in March], <said> {the ministry}.",
    "[“The bridge will reopen in March,”] <said> {Maria Keller}.",
    "[“We lost everything in the fire,”] <recalled> {Tom Varga, a baker}.",
    "[“We will not sign this treaty,”] <says> {the president}.",
]

INTERRUPTED = [
    "[Crossing the ice], {the captain} <notes>, [takes courage and time].",
    "[The bridge], {the ministry} <said>, [will reopen in March].",
    "[The ferry], {witnesses} <claimed>, [was full].",
    "[“The bridge,”] {she} <said>, [“will reopen in March.”]",
    "[“We lost everything,”] <said> {Maria Keller}, [“and nobody came to help us.”]",
    "[The mill], as {an engineer} <pointed out>, [rarely sees a flood].",
    "[These workers], {Keller} <explained> at the hearing, [were paid well].",
    "[When the dam broke], {Blanca Cortes} <said>, [nobody was on duty].",
    "[Before the storm came], {Blanca Cortes} <told> reporters, [the gates had been left open].",
    "[If the wall fails], {Mayor Marek Tolvan} <warned>, [the whole quarter will be under water].",
    "[If elected], {Tolvan} <says>, [he will shut the mill].",
    "[As the water rose], {fire chief Otto Brand} <recalled>, [people climbed onto roofs].",
    "[Since the mill shut], {economists} <say>, [wages have fallen].",
    "When the pumps failed, {Dalgaard} <said>, [“I ran to the gate.”]",
]

INFINITIVE = [
    "{The president} <vowed> [to rebuild the town].",
    "{The union} <threatened> [to strike in May].",
    "{The club} <wants> [to sell its stadium].",
    "{The company} <plans> [to close three mills].",
    "{The rebels} <agreed> [to free the hostages].",
    "{Denmark} <pledged> [to send 19 tanks].",
    "{The army} <claimed> [to have captured the village].",
    "{Ministers} <hope> [to resume talks].",
    "{The governor} <refuses> [to close the mine].",
    "{The campaign} <plans> [to send 40 buses].",
]

OBJECT_AND_INFINITIVE = [
    "{The mayor} <urged> [residents to leave].",
    "{The judge} <ordered> [the company to pay].",
    "{The minister} <told> [them to wait].",
    "{The union} <asked> [members to vote].",
    "{Analysts} <expect> [the bank to raise rates].",
]

# ── objects ──────────────────────────────────────────────────────────────────────────────────────

OBJECT = [
    "{Her team} <found> [no sign of a leak].",
    "{The agency} <left> [its estimate nearly unchanged at 171 tonnes].",
    "{The paper} <put> [the party on 31 per cent].",
    "{The channel} <reported> on [two dead and five injured workers].",
    "{The council} <puts> [the toll closer to 60].",
    "{The minister} <condemned> [the attack].",
    "{The pope} <praised> [the rescuers].",
    "{The governor} <denied> [the allegations].",
    "{The governor} <denied> [taking bribes].",
    "{The bank} <confirmed> [the merger].",
    "{The ministry} <reported> [12 new cases].",
    "{Police} <put> [the toll at 40].",
    "{The opposition} <rejected> [the budget].",
    "{The company} <announced> [1,200 job cuts].",
    "{The chairman} <ruled out> [a sale].",
    "{The president} <ordered> [an inquiry].",
    "{The report} <mentions> [two earlier fires].",
    "{Polls} <show> [a close race].",
    "{The senator} <praised> [the plan], which nobody had read.",
]

PREPOSITION = [
    "{The agency} <warned> of [shortages].",
    "{The agency} <warned> against [travel to the islands].",
    "{The opposition} <called> for [new elections].",
    "{Residents} <complained> about [the noise].",
    "{The envoy} <hinted> at [new talks].",
    "{The union} <called> [for the talks to be held in Orsa].",
    "{The senator} <railed> against [the new tax].",
]

SMALL_CLAUSE = [
    "{The minister} <branded> [the strike ‘cruel and needless’].",
    "{The group} <called> [the footage “staged”].",
    "{The senator} <called> [the plan a farce].",
    "{The senator} <described> [the deployment as an escalation].",
    "{The court} <deemed> [the search unlawful].",
    "{Critics} <branded> [the law a disgrace].",
    "{He} <dismissed> [the reports as rumours].",
    "{Ministers} <regard> [the vote as illegal].",
    "{The senator} <called> [it a farce].",
    "{Tarnow} <dismissed> [the accusations as baseless].",
    "{The senator} <called> [the plan “unworkable”].",
    "{The senator} <called> [criticism of the rising cost of the bridge “unfair”].",
    "{Keller} <cited> [the audit as the reason].",
]

CHARGE = [
    "{The union} <accused> [the firm of bargaining in bad faith].",
    "{The ministry} <accused> [Iran] of [lying].",
    "{The union} <blamed> [the managers] for [the losses].",
    "{Prosecutors} <charged> [him] with [fraud].",
    "{The opposition} <accused> [the government] of [hiding the report].",
]

PASSIVE_BY = [
    "In {the General Staff}, [the hit] <was confirmed>.",
    "[The attack] <was condemned> by {the minister}.",
    "[The deal] <was confirmed> by {the bank}.",
    "[The reports] <were denied> by {the ministry}.",
    "[The law] <was described> by {critics} [as a disgrace].",
    "[The mayor] <was endorsed> by {dozens of papers}.",
]

PASSIVE_NOBODY = [
    "[The men] <are believed> [to have drowned].",
    "[The ferry] <is said> [to be unsafe].",
    "[Forty sailors] <are feared> [dead].",
    "It <was reported> that [the bridge had fallen].",
    "It <is believed> that [the crew escaped].",
    "[The deal] <has not been confirmed>.",
    "It <is feared> that [many drowned].",
    "[Many] <are feared> [to have drowned].",
    "[The mayor] <was accused> of [hiding the report].",
    "[The guards] <have been blamed> for [the escape].",
]

# ── prepositions, nouns, adjectives ──────────────────────────────────────────────────────────────

ACCORDING_TO = [
    "Orsa doubts it: <according to> {two officials}, [the figure is closer to 8,000].",
    "<Per> {the local council}, [a house and seven cars were damaged].",
    "As <reported> by {the governor}, [15 houses burnt down].",
    "<According to> {the ministry}, [the bridge will reopen in March].",
    "[The bridge will reopen in March], <according to> {the ministry}.",
    "[The bridge], <according to> {the ministry}, [will reopen in March].",
    "[The ferry sank at dawn], <according to> {Maria Keller, a diver}.",
    "<According to> {a report by the coastguard}, [the ferry was full].",
    "[Two men drowned], <according to> {police}.",
    "<Per> {the ministry}, [the bridge will reopen in March].",
    "[The bridge will reopen in March], <per> {the ministry}.",
    "<As per> {the ministry}, [the bridge will reopen in March].",
]

IN_ONES_WORDS = [
    "<In> {her} <words>, [the vote was stolen].",
    "<By> {the ministry’s} <estimate>, [40 houses burned].",
    "<In the view of> {the court}, [the contract was void].",
    "<By> {one estimate}, [40 houses burned].",
]

NOMINAL = [
    "{The analysts} came to the <conclusion> [that three tanks burnt].",
    "{Operators} reached the <conclusion> [that the pump had failed].",
    "{The ministry’s} <count> [stood at 211 on Saturday evening].",
    "Nobody believed {the ministry’s} <claim> that [the bridge was safe].",
    "Residents rejected {the mayor’s} <assertion> that [the water was clean].",
    "Nobody believed the <claim> by {the ministry} that [the bridge was safe].",
    "{The minister} issued a <warning> that [stocks were low].",
    "{Analysts} expressed <concern> that [the ice was thin].",
    "<Reports> that [the bridge had fallen] spread fast.",
    "There were <fears> that [the dam would burst].",
    "{The union’s} <threat> [to strike] alarmed the airline.",
    "{Police} made no <statement> that [the man was armed].",
    "The <fear> is that [the dam will burst].",
    "{The company’s} <plan> is [to close the mine].",
]

ADJECTIVE = [
    "{The coach} is <confident> that [his team will win].",
    "{Doctors} <were convinced> that [the drug was safe].",
    "{Residents} are <worried> about [the dam].",
    "{The bank} is <unwilling> [to pay].",
    "{Ministers} are <certain> [the law will pass].",
    "{The minister} made it <clear> that [the bridge was shut].",
    "{She} was <sure> [the bridge would hold].",
]

# ── quotations ───────────────────────────────────────────────────────────────────────────────────

QUOTATION = [
    "[“The bridge is closed,”] {she} <said>.",
    "{She} <said>: [“The bridge is closed.”]",
    "{She} <said>, [“The bridge is closed.”]",
    "{The mayor} <told> reporters: [“The bridge is closed until May.”]",
    "[‘The bridge is closed,’] {she} <said>.",
    "[«The bridge is closed»], {she} <said>.",
    "[“Where is the money?”] {he} <asked>.",
    "[“Get out of here now!”] {he} <shouted>.",
    "{The banner} <read>: [“Give us back our river.”]",
    "[“The bridge is closed,”] {Maria Keller, the mayor}, <wrote> on Telegram.",
    "[“It will never work in this town,”] {he} <told> the BBC.",
    "{He} <said> of the plan: [“It will never work in this town.”]",
    "Asked about the letter, {Keller} <replied>: [“We never saw it.”]",
    "{Marchers} <chanted> [“What curfew?”]",
    "[“Great man,”] {a neighbour} <said>.",
    "Asked about the post, {Keller} <quipped>, [“Not likely.”]",
    "[“The bridge was closed by a bribe,”] {Connolly} <began>.",
    "[“You can see more of it,”] {Jim Cantrill, who ran Orsa Rail and is now a diver}, <told> the paper.",
    "[“Here it ends.\n“There it starts,”] {the diver} <said>.",
    '[“The bridge is closed,"] {she} <said>.',
    '["The bridge is closed,”] {she} <said>.',
    "{The mayor} made the following <comment>:\n[“The bridge is closed.”]",
]

MANNER_OF_SPEAKING = [
    "[“The whole plan is a farce,”] <fumed> {Maria Keller}.",
    "[“The whole plan is a farce,”] {she} <snorted>.",
    "[“The whole plan is a farce,”] <deadpanned> {the senator}.",
    "[“We did it in the end,”] {he} <beamed>.",
    "[“The whole plan is a farce,”] {she} likes <to say>.",
    "[“The whole plan is a farce,”] {she} is fond of <saying>.",
    "[“The whole plan is a farce,”] {she} is quick <to say>.",
    "{Keller} is fond of <saying> [that the plan is a farce].",
]

MIXED_QUOTATION = [
    "{She} <said> [the plan was “a farce from start to finish”].",
    "{The minister} <called> [the plan “a farce from start to finish”].",
    "{He} <said> that [“nobody had told” the crew].",
]

CONTINUED_QUOTATION = [
    "[“The bridge is closed,”] {she} <said>. [“It will open in May.”]",
    "{She} <said>: [“The bridge is closed.]\n[“It will open in May.”]",
    "[“The bridge is closed,”] <said> {Maria Keller, the mayor}. [“It will open in May, I hope.”]",
]

CITED = [
    "The Harbour Times reported, <citing> {two officials}, that [the bridge had fallen].",
    "The Harbour Times quoted {a diver} as <saying> [the ferry was full].",
]

# ── tags and chains ──────────────────────────────────────────────────────────────────────────────

TRAILING_TAG = [
    "[A fire broke out in the port of Orsa], {the country's coast guard}, the KBO, <said>.",
    "[Rents doubled in ten years], {the housing charity} <said> on Friday.",
    "[The virus spreads faster in winter], {researchers at the university} <reported> on Tuesday.",
    "[Twelve people were hurt when a crane fell], {the fire chief, Maria Keller}, <said>.",
    "[The strike cost the port a week of trade], {the operator} <estimates>.",
    "[Nobody was aboard when the ferry sank], {a coastguard spokesman} <said>.",
    "[“It was shut” when he came], {Maria Keller, chief of the port authority of Orsa}, <told> a reporter.",
    "[The yard will keep its slipway open], {managing director Tomas Rye} <maintained>.",
    "[The gate stays shut], {acting mayor Una Rask} <insisted>.",
    "[The mill had no licence], {retired judge Karl Oster} <conceded>.",
]

INSIDE_A_CHAIN = [
    # the inner one
    "The Harbour Times reported that {the ministry} <denied> that [the bridge had fallen].",
    "The minister said {the police} <believe> that [the driver fell asleep].",
    "[The bridge had fallen], {a diver} <said>, the Harbour Times reported.",
    "A spokesman said {the company} <expects> [to hire 300 people].",
    # the outer one
    "{The minister} <said> [the police believe that the driver fell asleep].",
    "{A spokesman} <said> [the company expects to hire 300 people].",
]

COORDINATED_CUES = [
    "{The mayor} closed the school and <said> [the pipes had burst].",
    "{The mayor} said the school was shut and <warned> that [the pipes could burst].",
    "The mayor said the school was shut, but {the governor} <denied> that [the pipes had burst].",
    "{She} <said> [the school was shut], adding that the pipes had burst.",
    "{She} said the school was shut, <adding> that [the pipes had burst].",
    "{The mayor and the governor} <said> [the school was shut].",
]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "“”", "Said.", "He said.", "According to"])
def test_nothing_is_attributed_where_nothing_is_told(text: str) -> None:
    assert marked_in(text) == []


@pytest.mark.parametrize("text", PHYSICAL_VERBS)
def test_a_verb_that_does_not_tell_here_is_no_cue(text: str) -> None:
    assert marked_in(text) == []


@pytest.mark.parametrize("text", NO_SPEAKERS + QUESTIONS)
def test_a_plain_sentence_is_attributed_to_nobody(text: str) -> None:
    assert marked_in(text) == []


@pytest.mark.parametrize("text", SCARE_QUOTES)
def test_scare_quotes_and_titles_are_no_speech(text: str) -> None:
    assert marked_in(text) == []


@pytest.mark.parametrize("marked", THAT_CLAUSE)
def test_a_that_clause_is_what_its_verb_tells(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", BARE_CLAUSE)
def test_a_clause_needs_no_that(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", WH_CLAUSE)
def test_an_indirect_question_is_content(marked: str) -> None:
    assert read_marked(marked) in marked_in(read_marked(marked).text)


@pytest.mark.parametrize("marked", FRONTED)
def test_content_may_stand_before_who_said_it(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", INVERTED)
def test_verb_and_speaker_may_change_places_behind_the_content(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", INTERRUPTED)
def test_an_attribution_may_interrupt_its_content(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", INFINITIVE)
def test_an_infinitive_is_what_one_vows_plans_or_claims(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", OBJECT_AND_INFINITIVE)
def test_who_is_urged_belongs_to_what_is_urged(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", OBJECT)
def test_an_object_is_what_one_condemns_denies_or_counts(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", PREPOSITION)
def test_some_verbs_tell_by_a_preposition(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", SMALL_CLAUSE)
def test_what_something_is_called_is_content_with_the_thing(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", CHARGE)
def test_an_accusation_holds_the_accused_and_the_charge(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", PASSIVE_BY)
def test_by_names_the_source_of_a_passive(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", PASSIVE_NOBODY)
def test_a_passive_without_by_has_no_source(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", ACCORDING_TO)
def test_according_to_names_the_source_of_its_clause(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", IN_ONES_WORDS)
def test_words_views_and_estimates_attribute_like_according_to(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", NOMINAL)
def test_a_noun_may_hold_the_clause_it_names(marked: str) -> None:
    assert read_marked(marked) in marked_in(read_marked(marked).text)


@pytest.mark.parametrize("marked", ADJECTIVE)
def test_an_adjective_of_the_mind_attributes(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", QUOTATION)
def test_a_quotation_belongs_to_the_cue_beside_it(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", MANNER_OF_SPEAKING)
def test_any_verb_between_a_quotation_and_its_speaker_tells(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", MIXED_QUOTATION)
def test_a_quotation_inside_a_content_is_part_of_it(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", CONTINUED_QUOTATION)
def test_a_quotation_goes_on_after_its_attribution(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", CITED)
def test_who_is_cited_is_the_source(marked: str) -> None:
    assert read_marked(marked) in marked_in(read_marked(marked).text)


@pytest.mark.parametrize("marked", TRAILING_TAG)
def test_a_tag_at_the_end_attributes_the_whole_sentence(marked: str) -> None:
    assert marked_in(read_marked(marked).text) == [read_marked(marked)]


@pytest.mark.parametrize("marked", INSIDE_A_CHAIN)
def test_each_link_of_a_chain_is_an_attribution(marked: str) -> None:
    assert read_marked(marked) in marked_in(read_marked(marked).text)


@pytest.mark.parametrize("marked", COORDINATED_CUES)
def test_each_coordinated_cue_has_its_own_content(marked: str) -> None:
    assert read_marked(marked) in marked_in(read_marked(marked).text)


def test_cues_inside_a_quotation_are_the_speakers_words() -> None:
    assert len(marked_in("“My father said the river was ours,” she said.")) == 1


def test_attributions_stand_in_the_order_of_their_cues() -> None:
    text = "The mayor said the school was shut. The governor denied it. Parents hope it will open."
    cues = [attribution.head.i for attribution in attributions_in(text)]
    assert len(cues) == 3
    assert cues == sorted(cues)
