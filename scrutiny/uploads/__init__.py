"""Files from outside: recognised by their content, looked through in a child with limits, cleaned or refused.

`guard.inspect_upload` is the way in. What runs in the child (child, limits, pdf, word, picture and what they
import) needs no Django, so that it starts quickly, and speaks in codes (findings); the parent turns the codes
into sentences in the reader's language.
"""
