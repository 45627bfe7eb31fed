namespace CustomerLifecycle.PublicApi.Specimens;

public enum Level : byte
{
    Low = 1,
    High = 2,
}
