package main

import (
	"math"
	"testing"
)

// Ordnance Survey's test points for OSTN15, whose positions are exact.
var surveyed = []struct {
	name              string
	easting, northing float64
	lat, lon          float64
}{
	{"St Mary's, Scilly", 91492.146, 11318.804, 49.92226393730, -6.29977752014},
	{"Lizard", 170370.718, 11572.405, 49.96006137820, -5.20304609998},
	{"Plymouth", 250359.811, 62016.569, 50.43885825610, -4.10864563561},
	{"St Catherine's Point", 449816.371, 75335.861, 50.57563665000, -1.29782277240},
	{"Southampton", 438710.920, 114792.250, 50.93127937910, -1.45051433700},
	{"Nash Point", 292184.870, 168003.465, 51.40078220140, -3.55128349240},
	{"North Foreland", 639821.835, 169565.858, 51.37447025550, 1.44454730409},
	{"Brislington", 362269.991, 169978.690, 51.42754743020, -2.54407618349},
	{"Lambeth", 530624.974, 178388.464, 51.48936564950, -0.11992557180},
	{"Carmarthen", 241124.584, 220332.641, 51.85890896400, -4.30852476960},
	{"Colchester", 599445.590, 225722.826, 51.89436637350, 0.89724327012},
	{"Droitwich", 389544.190, 261912.153, 52.25529381630, -2.15458614387},
	{"Northampton", 474335.969, 262047.755, 52.25160951230, -0.91248956970},
	{"King's Lynn", 562180.547, 319784.995, 52.75136687170, 0.40153547065},
	{"Nottingham", 454002.834, 340834.943, 52.96219109410, -1.19747655922},
	{"Daresbury", 357455.843, 383290.436, 53.34480280190, -2.64049320810},
	{"Amlwch", 247958.971, 393492.909, 53.41628516040, -4.28918069756},
	{"Blackpool", 331534.564, 431920.794, 53.77911025760, -3.04045490691},
	{"Pudsey", 422242.186, 433818.701, 53.80021519630, -1.66379168242},
	{"Flamborough", 525745.670, 470703.214, 54.11685144290, -0.07773133187},
	{"Carlisle", 339921.145, 556034.761, 54.89542340420, -2.93827741149},
	{"Newcastle upon Tyne", 424639.355, 565012.703, 54.97912273660, -1.61657685184},
	{"Glasgow", 256340.925, 664697.269, 55.85399952950, -4.29649016251},
	{"Edinburgh", 319188.434, 670947.534, 55.92478265510, -3.29479219337},
	{"Mallaig", 167634.202, 797067.144, 57.00606696050, -5.82836691850},
	{"Girdle Ness", 397160.491, 805349.736, 57.13902518960, -2.04856030746},
	{"Inverness", 267056.768, 846176.972, 57.48625000720, -4.21926398555},
	{"Butt of Lewis", 151968.652, 966483.780, 58.51560361300, -6.26091455533},
	{"Dounreay", 299721.891, 967202.992, 58.58120461280, -3.72631022121},
	{"Orkney", 330398.323, 1017347.016, 59.03743871190, -3.21454001115},
}

func TestDegrees(t *testing.T) {
	worst := 0.0
	for _, point := range surveyed {
		lat, lon := degrees(point.easting, point.northing)
		off := metres(lat, lon, point.lat, point.lon)
		worst = max(worst, off)
		if off > 6 {
			t.Errorf("%s: got %.5f, %.5f want %.5f, %.5f: %.1f m off", point.name, lat, lon, point.lat, point.lon, off)
		}
	}
	t.Logf("worst of %d points: %.1f m", len(surveyed), worst)
}

// The worked example of section C in Ordnance Survey's guide, before the shift.
func TestUnproject(t *testing.T) {
	phi, lambda := unproject(651409.903, 313177.270)
	lat, lon := phi*180/math.Pi, lambda*180/math.Pi
	wantLat, wantLon := 52+39/60.0+27.2531/3600, 1+43/60.0+4.5177/3600
	if math.Abs(lat-wantLat) > 1e-8 || math.Abs(lon-wantLon) > 1e-8 {
		t.Errorf("got %.9f, %.9f want %.9f, %.9f", lat, lon, wantLat, wantLon)
	}
}
