package main

import "math"

// degrees converts an easting and a northing of the National Grid, in metres, into
// WGS84 degrees: back through the Transverse Mercator projection to the Airy
// ellipsoid, then the seven-parameter Helmert shift that Ordnance Survey gives in
// "A guide to coordinate systems in Great Britain", sections 6.6 and C.
//
// The shift is one for the whole country, and OSGB36 is bent by a few metres
// against it: the test measures the worst error over Ordnance Survey's own points.
func degrees(easting, northing float64) (lat, lon float64) {
	phi, lambda := unproject(easting, northing)
	x, y, z := airy.cartesian(phi, lambda)
	x, y, z = shift(x, y, z)
	phi, lambda = grs80.angles(x, y, z)
	return phi * 180 / math.Pi, lambda * 180 / math.Pi
}

// ellipsoid is a model of the Earth's shape, in metres.
type ellipsoid struct{ a, b float64 }

func (e ellipsoid) eccentricitySquared() float64 { return 1 - e.b*e.b/(e.a*e.a) }

var (
	airy  = ellipsoid{6377563.396, 6356256.909}  // Airy 1830, of OSGB36
	grs80 = ellipsoid{6378137.000, 6356752.3141} // of WGS84 to a tenth of a millimetre
)

// The National Grid's projection: scale on the central meridian, true origin in
// degrees, and that origin's coordinates.
const (
	scale         = 0.9996012717
	originLat     = 49 * math.Pi / 180
	originLon     = -2 * math.Pi / 180
	falseEasting  = 400000.0
	falseNorthing = -100000.0
)

// unproject returns latitude and longitude on the Airy ellipsoid in radians.
func unproject(easting, northing float64) (phi, lambda float64) {
	phi = originLat
	for arc := 0.0; ; {
		step := (northing - falseNorthing - arc) / (airy.a * scale)
		phi += step
		if math.Abs(step)*airy.a < 1e-5 {
			break
		}
		arc = meridian(phi)
	}
	e2 := airy.eccentricitySquared()
	sin, cos := math.Sincos(phi)
	tan, sec := sin/cos, 1/cos
	t2 := tan * tan
	nu := airy.a * scale / math.Sqrt(1-e2*sin*sin)
	rho := nu * (1 - e2) / (1 - e2*sin*sin)
	eta2 := nu/rho - 1
	d := easting - falseEasting

	vii := tan / (2 * rho * nu)
	viii := tan / (24 * rho * cube(nu)) * (5 + 3*t2 + eta2 - 9*t2*eta2)
	ix := tan / (720 * rho * cube(nu) * nu * nu) * (61 + 90*t2 + 45*t2*t2)
	x := sec / nu
	xi := sec / (6 * cube(nu)) * (nu/rho + 2*t2)
	xii := sec / (120 * cube(nu) * nu * nu) * (5 + 28*t2 + 24*t2*t2)
	xiia := sec / (5040 * cube(nu) * cube(nu) * nu) * (61 + 662*t2 + 1320*t2*t2 + 720*t2*t2*t2)

	d2 := d * d
	phi += d2 * (-vii + d2*(viii-d2*ix))
	lambda = originLon + d*(x-d2*(xi-d2*(xii-d2*xiia)))
	return phi, lambda
}

// meridian returns the developed arc from the origin's latitude, in metres.
func meridian(phi float64) float64 {
	n := (airy.a - airy.b) / (airy.a + airy.b)
	difference, sum := phi-originLat, phi+originLat
	return airy.b * scale * ((1+n+5.0/4*n*n+5.0/4*cube(n))*difference -
		(3*n+3*n*n+21.0/8*cube(n))*math.Sin(difference)*math.Cos(sum) +
		(15.0/8*n*n+15.0/8*cube(n))*math.Sin(2*difference)*math.Cos(2*sum) -
		35.0/24*cube(n)*math.Sin(3*difference)*math.Cos(3*sum))
}

func cube(v float64) float64 { return v * v * v }

// cartesian returns metres from the centre of the Earth, for a point at height 0.
func (e ellipsoid) cartesian(phi, lambda float64) (x, y, z float64) {
	e2 := e.eccentricitySquared()
	sin, cos := math.Sincos(phi)
	nu := e.a / math.Sqrt(1-e2*sin*sin)
	return nu * cos * math.Cos(lambda), nu * cos * math.Sin(lambda), nu * (1 - e2) * sin
}

// angles returns latitude and longitude in radians.
func (e ellipsoid) angles(x, y, z float64) (phi, lambda float64) {
	e2 := e.eccentricitySquared()
	p := math.Hypot(x, y)
	phi = math.Atan2(z, p*(1-e2))
	for range 4 { // each round gains three digits; four leave less than a millimetre
		sin := math.Sin(phi)
		phi = math.Atan2(z+e2*e.a/math.Sqrt(1-e2*sin*sin)*sin, p)
	}
	return phi, math.Atan2(y, x)
}

// shift moves OSGB36 coordinates to WGS84.
func shift(x, y, z float64) (float64, float64, float64) {
	const (
		tx, ty, tz = 446.448, -125.157, 542.060 // metres
		ppm        = -20.4894e-6
		second     = math.Pi / 180 / 3600
		rx, ry, rz = 0.1502 * second, 0.2470 * second, 0.8421 * second
	)
	return tx + (1+ppm)*x - rz*y + ry*z,
		ty + rz*x + (1+ppm)*y - rx*z,
		tz - ry*x + rx*y + (1+ppm)*z
}
