package activity

// SlugOf makes an address out of a name: "Plant Pals!" becomes "plant-pals". It
// gives nothing where a name holds no letter or figure.
func SlugOf(name string) string { return slugOf(name) }
