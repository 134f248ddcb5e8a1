import '@fontsource-variable/inter/wght.css';
import './ui/css/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mayTryAgain, whenSignedOut } from './api.ts';
import { createAppRouter } from './routes.tsx';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal is an answer; only a lost contact is asked again.
      retry: (failures, error) => failures < 2 && mayTryAgain(error),
      retryDelay: (failures) => 500 * 2 ** failures,
      staleTime: 5_000,
      // Changes come by the event stream; looking back at a window is not a new reading of what it shows.
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});
const router = createAppRouter(queryClient);

whenSignedOut.current = () => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  queryClient.setQueryData(['session', '*'], null);
  const here = router.state.location;
  if (here.pathname !== '/logga-in') void router.navigate({ to: '/logga-in', search: { till: here.pathname } });
};

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
