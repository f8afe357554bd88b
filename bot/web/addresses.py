"""Which network addresses a link may lead to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NOT_UNICAST = (  # inside 2000::/3, yet nobody's web site: 6to4 and Teredo wrap other addresses
    IPv6Network("2002::/16"),
    IPv6Network("2001::/32"),
)
_RELAY = IPv4Address("192.88.99.0").packed[:3]  # 6to4 relays, RFC 7526


def is_public(address: str) -> bool:
    """Whether the address is a host on the open internet, also where an IPv6 address wraps an IPv4 one."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _is_public_v4(parsed) if isinstance(parsed, IPv4Address) else _is_public_v6(parsed)


def _is_public_v4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and address.packed[:3] != _RELAY


def _is_public_v6(address: IPv6Address) -> bool:
    wrapped = address.ipv4_mapped or (_last_32_bits(address) if address in _NAT64 else None)
    if wrapped is not None:
        return _is_public_v4(wrapped)
    return address in _UNICAST and address.is_global and not any(address in net for net in _NOT_UNICAST)


def _last_32_bits(address: IPv6Address) -> IPv4Address:
    return IPv4Address(address.packed[-4:])
