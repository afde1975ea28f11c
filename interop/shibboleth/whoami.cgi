#!/usr/bin/perl
# Says who is signed in: what mod_shib put into the environment, as JSON.
use strict;
use warnings;

my $user = $ENV{NAME_ID} // '';
# Several values would stand between ";"; one within a value has a "\" before it.
$user =~ s/\\;/;/g;
$user =~ s/([\x00-\x1f"\\])/sprintf '\\u%04x', ord $1/ge;

my ($status, $json) = $user eq ''
    ? ('401 Unauthorized', '{"authenticated":false}')
    : ('200 OK', qq({"authenticated":true,"user":"$user"}));
print "Status: $status\nContent-Type: application/json; charset=utf-8\nCache-Control: no-store\n\n$json\n";
