import { operationsPage } from './operations';
import { writePage } from './page';

void operationsPage().then(writePage);
