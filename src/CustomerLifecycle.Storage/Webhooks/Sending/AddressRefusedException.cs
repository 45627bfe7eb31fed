namespace CustomerLifecycle.Storage.Webhooks;

/// <summary>No address of a host may be connected to.</summary>
internal sealed class AddressRefusedException() : IOException(NetworkGuard.Refusal);
