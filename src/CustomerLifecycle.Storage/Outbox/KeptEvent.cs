namespace CustomerLifecycle.Storage;

/// <summary>An event that stays because a delivery of it waits or is dead.</summary>
internal sealed record KeptEvent(long Sequence, string Type, byte[] Payload);
