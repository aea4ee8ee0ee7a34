package words

import "bandstand/directory/phone"

// Phone returns a phone number in groups that can be read out, "01632 960 123", and
// behind it what ringing it may cost where that is more than a call to a landline. It
// takes any spelling, "+44 (0)1632-960123" too. A number of a form that is unknown, or
// one abroad, is returned as it is.
func (l *Language) Phone(text string) string {
	n, ok := phone.Parse(text)
	if !ok || !n.Valid() || n.Abroad() {
		return text
	}
	if charge := n.Charge(); charge != "" {
		return n.String() + " (" + l.Say("phone.charge."+charge) + ")"
	}
	return n.String()
}
