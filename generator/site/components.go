package site

import (
	"bandstand/directory/page"
	"bandstand/generator/site/samples"
	"bandstand/generator/site/services"
	"bandstand/generator/site/sheets"
)

// components is the page of every component in every state.
func (e *edition) components() (page.Head, any, error) {
	head := page.Head{Title: "Components", Alone: true}
	own := samples.Own{Kinds: e.Kinds, Logo: e.shell.Logo}
	if own.Logo.URL == "" { // where there is no logo of its own, the icon stands for one
		own.Logo = page.Logo{URL: e.shell.Assets["icon.svg"], Width: 32, Height: 32}
	}
	for _, one := range e.sampleScenes() {
		own.Scenes = append(own.Scenes, "/"+one.Path())
	}
	qr, err := sheets.NewQR(e.shell.BaseURL, samples.Path)
	if err != nil {
		return head, nil, err
	}
	if qr != nil {
		own.QR = qr
	}
	for _, one := range e.listings {
		if one.Picture != nil {
			own.Picture = one.Picture
			break
		}
	}
	if nation, ok := e.Nation(e.Site.Nation); ok {
		own.Urgent = services.UrgentHelp(nation)
	}
	if len(e.Towns) > 0 {
		own.TownHelp = e.listed.TownHelp(e.Towns[0])
	}
	made, err := samples.New(own, e.layouts, e.now)
	return head, made, err
}
