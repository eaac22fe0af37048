"""The demonstration: three invented boroughs, two municipal years each, entered through the services.

Councils, people, bodies and figures are invented. Facts are plain Python, one module a subject; prose is in texts/.
"""
