using System.Net;
using System.Net.Sockets;

namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>Which addresses may be connected to: public ones, and the networks a host allows. Keeps a tenant from reaching into the
/// host's own network by the address of its endpoint.</summary>
/// <remarks>The refused ranges are those of the IANA special-purpose address registries (RFC 6890 and its updates) that are not
/// globally reachable, and multicast.</remarks>
internal sealed class NetworkGuard(IEnumerable<IPNetwork> allowed)
{
    internal const string Refusal = "The address belongs to a private, local or reserved network. WebhooksOptions.AllowedNetworks allows more.";

    private static readonly IPNetwork[] Refused =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly IPNetwork[] _allowed = [.. allowed];

    internal bool Allows(IPAddress address)
    {
        IPAddress meant = Unwrap(address);
        return _allowed.Any(network => network.Contains(meant) || network.Contains(address)) || !Refused.Any(network => network.Contains(meant));
    }

    /// <summary>The IPv4 address that an IPv6 address stands for.</summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        byte[] bytes = address.GetAddressBytes();
        return Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
            : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : address;
    }
}
