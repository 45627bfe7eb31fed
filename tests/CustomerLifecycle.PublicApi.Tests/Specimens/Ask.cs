namespace CustomerLifecycle.PublicApi.Specimens;

public delegate string? Ask<T>(T subject, params int[] numbers)
    where T : class;
