package check

import "strings"

// givenNames are the commonest first names in the United Kingdom, after the registers'
// yearly lists; true are those that are often something else too: a word, a month, a
// place, a surname. There they count only where a person is certainly meant.
var givenNames = func() map[string]bool {
	names := map[string]bool{}
	for name := range strings.FieldsSeq(plainNames) {
		names[name] = false
	}
	for name := range strings.FieldsSeq(doubtfulNames) {
		names[name] = true
	}
	return names
}()

const plainNames = `
aaron abigail adam adele adrian agnes ahmed aidan aileen aisha alan albert alex alexander alexandra alfie alfred ali alice
alicia alison alistair allan alun amanda amelia amir amina amy andrea andrew andy aneurin angela angharad angus anita ann
anna anne annette annie anthony antonia anwen aoife archie arnold arthur asha ashok audrey barbara barry beatrice
becky ben benjamin bernadette bernard beryl bethan betty beverley bob brenda brendan brian bridget bronwen bruce
callum cameron carl carole caroline carolyn carys catherine cathy catrin ceri charles charlie cheryl chloe
chris christina christine christopher ciara claire clare clive clifford colette colin connor cynthia
daniel danielle darren dave david deborah debbie deepak deirdre denise dennis derek dewi diana diane dilys
donald donna dominic doreen doris dorothy dougal duncan dylan eamon edith edna edward edwin eileen eilidh elaine
eleanor eleri elin elizabeth ella ellen ellie elsie elwyn emily emma eric ernest ernie esther ethan ethel eunice evan
evelyn fatima fiona finlay fionnuala frances francis frankie fraser freda freddie frederick gail gareth gary
gavin gemma geoff geoffrey george gerald geraldine gerry gillian gladys glenda glenys glynis gordon graham grainne
gwen gwyneth gwynne hamish hannah harold harriet harry harvinder hassan heidi helen henry hilary hilda howard
hugh huw iain ian ibrahim ifan ioan iolo irene isaac isabel isabella isla ismail ivan ivor jackie jacob jacqueline
jake james jamie jane janet janice jason jasper jatinder jayne jean jeanette jeffrey jennifer jenny jeremy
jessica jill jim jimmy joan joanna joanne jocelyn joe joel john johnny jonathan joseph josephine josh joshua joyce
judith judy julia julian julie justin karen kate katherine kathleen kathryn kathy katie katy kayleigh keith
ken kenneth kevin khadija kieran kim kirsty kumar laura lauren laurence leah leanne leslie lesley leila leonard
liam lilian linda lindsay lisa liz llinos lorna lorraine louis louise lucy luke lynda lynn lynne mabel madeleine
maeve maggie mahmoud malcolm mair mairead mandy marcus margaret margery maria marian marie marilyn marion marjorie
marlene martha mary matthew maureen maurice mavis maxine megan melanie melissa meera mercedes michael michelle mick miriam
mohammad mohammed moira molly monica morag moses muhammad muriel myfanwy myra nadia nancy naomi natalie natasha neil
nerys nia niamh nicholas nicola nicole niall nick nigel nina nora norma norman nuala oliver olivia olwen oscar osman
owain padraig pamela patricia patrick paul paula pauline pete peter philip phil philippa phoebe phyllis priya
rachel rajesh ramesh raymond rebecca reggie rhian rhiannon rhys richard rita robert roberta robbie rodney roger roisin
ronald ronnie rosalind rosie rory roy rupert ruth ryan sally sam samantha samina samir samuel sanjay sara
sarah scott seamus sean sergei sharon shauna sheila shirley sian siân sidney simon sinead siobhan sofia sonia sophia sophie
stacey stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tamsin tanya tariq teresa terry tessa
thelma theo theresa thomas tim timothy tina toby tom tommy tony tracey tracy trevor trish tristan una ursula usha vanessa
vera vernon veronica vicky vikram vincent vivien walter wanda wayne wendy wilfred william winifred yasmin yousef yusuf
yvonne zahra zara zoe`

const doubtfulNames = `
aled amber carol craig douglas jasmine kyle lewis noel pam ross barry daisy dawn hazel heather jack jan kelly kerry penny rosemary angel ash ashley austin basil bea bill blossom bobby brook carmel chase charity charlotte
chelsea chester christian clara cliff constance cordelia coral crystal dale dan dean dee dell derry di dick don dora dot drew duke
earl ed eden edie ellis emlyn emmanuel eve faith fay felicity fern flora florence fran frank fred gale gene georgia glen
glyn grace grant guy hal harmony harper harvey heath hope holly honor iris ivy jade jasper jay jo josie joy jordan jude
kit lance lee len leo lily lincoln lionel lloyd lou major marina mark martin max mel mercy merlin miles milo mo mercia
nell nelson norris olive opal owen paddy page paige paris parker pat patience pearl percy petra polly poppy prudence ray
rex rich river rob robin rose rowan roxy ruby rusty sandy saul sid skye sky stanley stella sunny
sydney ted terence tess tilly trinity val valentine vic victor victoria viola violet virginia warren will willow
winston woody`
